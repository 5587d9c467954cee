package io.freshmaker.web;

import io.freshmaker.access.Gate;
import io.freshmaker.access.Permission;
import io.freshmaker.settings.Origins;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;

/** One operation for each permission behind a gate, on a free port, without a database. */
final class GuardedApi implements AutoCloseable {

    static final HttpLimits LIMITS = new HttpLimits(60, 8_000, 4_000, 1_000, 10);
    private static final int LARGE = 8_000_000;

    private final LoopbackClient client;
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final HttpServers servers;
    private final AtomicInteger large = new AtomicInteger();
    private final int port;

    GuardedApi(Gate gate) throws Exception {
        this(gate, LIMITS, new Origins(List.of()));
    }

    GuardedApi(Gate gate, HttpLimits limits, Origins origins) throws Exception {
        servers = new HttpServers(limits, origins);
        List<Endpoint> endpoints =
                Stream.of(Permission.values()).map(GuardedApi::endpoint).toList();
        var many = Endpoint.get("/large", "large", "Many bytes", call -> {
            large.incrementAndGet();
            return Answer.json(ByteBuffer.wrap(new byte[LARGE]));
        });
        context.addRoutes(new ApiRoutes(List.of(() -> endpoints, () -> List.of(many)), gate, "1.2.3"));
        var router = servers.router(context);
        context.start();
        port = servers.listen(new Address("freshmaker.http.port", "127.0.0.1", 0), router);
        client = new LoopbackClient(port);
    }

    /** GET for reading and POST for the others, at the permission's name; answers who asked. */
    private static Endpoint endpoint(Permission permission) {
        String name = permission.name().toLowerCase(Locale.ROOT);
        return permission == Permission.READ
                ? Endpoint.get("/" + name, name, "Reads", GuardedApi::who)
                : Endpoint.post("/" + name, name, "Changes", permission, call -> {
                    call.body().object();
                    return who(call);
                });
    }

    private static Answer who(ApiCall call) {
        String who = call.caller().name() + " " + call.caller().known();
        return new Answer(200, Map.of(), ByteBuffer.wrap(("\"" + who + "\"").getBytes(StandardCharsets.UTF_8)));
    }

    int port() {
        return port;
    }

    /** How many of the large answers were made. */
    int large() {
        return large.get();
    }

    /** Asks for what needs a permission, with headers as name and value in turn. */
    HttpResponse<String> ask(Permission permission, String... headers) {
        var request = HttpRequest.newBuilder(uri("/api/2/" + permission.name().toLowerCase(Locale.ROOT)));
        if (permission != Permission.READ) {
            request.POST(BodyPublishers.ofString("{}")).header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    URI uri(String path) {
        return client.uri(path);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return client.send(request);
    }

    Socket connect() throws IOException {
        return new Socket("127.0.0.1", port);
    }

    @Override
    public void close() {
        context.stop();
        servers.close();
    }
}
