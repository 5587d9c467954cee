package io.freshmaker.web;

import com.sun.management.OperatingSystemMXBean;
import io.freshmaker.access.OpenGate;
import io.freshmaker.store.BuildPages;
import io.freshmaker.store.ComposePages;
import io.freshmaker.store.Database;
import io.freshmaker.store.EventPages;
import io.freshmaker.store.SigningPages;
import io.freshmaker.store.TypeNames;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Measures how many pages a second the API answers over HTTP, from an HSQLDB file database with 20 builds an event, and
 * what a page costs, the client included: that hardly depends on what else the machine does.
 * Arguments: the number of events (1000), of clients at a time (4), and of seconds for each kind of page (5). The first
 * kind is measured twice: once cold.
 */
final class PageBenchmark {

    private static final int BUILDS_EACH = 20;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final URI origin;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int clients;
    private final int seconds;

    private PageBenchmark(int port, int clients, int seconds) {
        this.seconds = seconds;
        this.origin = URI.create("http://127.0.0.1:" + port);
        this.clients = clients;
    }

    public static void main(String[] arguments) throws Exception {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int clients = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        Path directory = Files.createTempDirectory("pages");
        String url = "jdbc:hsqldb:file:" + directory.resolve("db")
                + ";hsqldb.write_delay=false;hsqldb.tx=mvcc;hsqldb.default_table_type=cached";
        try (var database = new Database(url, "sa", "", 10);
                var context = new DefaultCamelContext();
                var servers = new HttpServers(new HttpLimits(60, 8_192, 4_096, 1_000_000, 100))) {
            fill(database, events);
            var types = new TypeNames(database);
            context.addRoutes(new ApiRoutes(
                    List.of(
                            new EventsApi(new EventPages(database), 100),
                            new BuildsApi(new BuildPages(database), types, 100),
                            new ComposesApi(new ComposePages(database), 100),
                            new SigningsApi(new SigningPages(database), 100),
                            new NamesApi(types, "benchmark", "none")),
                    new OpenGate(false),
                    "benchmark"));
            var router = servers.router(context);
            context.start();
            int port = servers.listen(new Address("freshmaker.http.port", "127.0.0.1", 0), router);
            System.out.println(events + " events, " + events * BUILDS_EACH + " builds, " + clients + " clients");
            var benchmark = new PageBenchmark(port, clients, arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5);
            benchmark.measure("/api/1/events/");
            benchmark.measure("/api/1/events/");
            benchmark.measure("/api/1/events/?page=50");
            benchmark.measure("/api/1/events/?state=building");
            benchmark.measure("/api/2/events/");
            benchmark.measure("/api/1/builds/");
            benchmark.measure("/api/1/builds/?state=done");
            benchmark.measure("/api/1/builds/?name=module-7");
            benchmark.measure("/api/1/about/");
        }
        System.exit(0);
    }

    private static void fill(Database database, int events) {
        String numbers = " from unnest(sequence_array(1, %d, 1)) as s (n)";
        database.read(handle -> {
            handle.execute(("insert into events (id, message_id, search_key, event_type_id, state, state_reason)"
                            + " select n, 'message-' || n, 'rpms/package-' || mod(n, 500), 2,"
                            + " case when mod(n, 50) = 0 then 1 else 2 end, '20 builds planned.'" + numbers)
                    .formatted(events));
            handle.execute(("insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state,"
                            + " remote_id, original_nvr, rebuild_reason, batch, waiting_for, build_args) select n,"
                            + " (n - 1) / 20 + 1, 2, 'module', 'module-' || mod(n, 300), 'f27', 'mbs',"
                            + " case when mod(n, 97) = 0 then 2 else 1 end, n, 'module-f27-' || n,"
                            + " 'directly_affected', 0, 0, '{}'" + numbers)
                    .formatted(events * BUILDS_EACH));
            handle.execute(("insert into build_causes (build_id, event_id, content_type, constituent_type,"
                            + " constituent_name, constituent_stream, reason) select n, (n - 1) / 20 + 1, 'module',"
                            + " 'rpm', 'package', 'f27', 'spec file changed'" + numbers)
                    .formatted(events * BUILDS_EACH));
            return null;
        });
    }

    private void measure(String path) throws Exception {
        var pages = new AtomicInteger();
        var bytes = new AtomicInteger();
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            running.add(threads.submit(() -> {
                while (System.nanoTime() < end) {
                    bytes.set(fetch(path));
                    pages.incrementAndGet();
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        threads.shutdown();
        double took = (System.nanoTime() - start) / 1e9;
        double milliseconds = (PROCESS.getProcessCpuTime() - cpu) / 1e6 / pages.get();
        System.out.printf(
                "%9.1f pages a second, %7.2f ms of CPU and %7d bytes each: %s%n",
                pages.get() / took, milliseconds, bytes.get(), path);
    }

    private int fetch(String path) throws Exception {
        var response = client.send(
                HttpRequest.newBuilder(origin.resolve(path)).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode());
        }
        return response.body().length;
    }
}
