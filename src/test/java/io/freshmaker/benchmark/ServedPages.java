package io.freshmaker.benchmark;

import io.freshmaker.access.OpenGate;
import io.freshmaker.store.BuildPages;
import io.freshmaker.store.Database;
import io.freshmaker.store.EventPages;
import io.freshmaker.store.TypeNames;
import io.freshmaker.web.Address;
import io.freshmaker.web.ApiRoutes;
import io.freshmaker.web.BuildsApi;
import io.freshmaker.web.EventsApi;
import io.freshmaker.web.HttpLimits;
import io.freshmaker.web.HttpServers;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;

/** The events and builds of a database, served as the service does it. */
final class ServedPages implements AutoCloseable {

    private static final int PAGE_LIMIT = 100;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final HttpServers servers = new HttpServers(new HttpLimits(60, 8_192, 4_096, 1_000_000, 50));
    private final int port;

    ServedPages(Database database) throws Exception {
        var types = new TypeNames(database);
        context.addRoutes(new ApiRoutes(
                List.of(
                        new EventsApi(new EventPages(database), PAGE_LIMIT),
                        new BuildsApi(new BuildPages(database), types, PAGE_LIMIT)),
                new OpenGate(false),
                "benchmark"));
        var router = servers.router(context);
        context.start();
        port = servers.listen(new Address("freshmaker.http.port", "127.0.0.1", 0), router);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        context.stop();
        servers.close();
    }
}
