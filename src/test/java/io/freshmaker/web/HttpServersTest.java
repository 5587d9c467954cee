package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class HttpServersTest {

    private static final HttpLimits LIMITS = new HttpLimits(60, 8_000, 4_000, 1_000, 40);

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void namesThePortInUseAndItsKey() throws IOException {
        try (var servers = new HttpServers(LIMITS);
                var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var address = new Address("freshmaker.http.port", "127.0.0.1", other.getLocalPort());

            assertThatThrownBy(() -> servers.listen(address, servers.router()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + other.getLocalPort() + " of 127.0.0.1")
                    .hasMessageEndingWith("stop what is using it, or set freshmaker.http.port to a free port.")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void refusesOnePortForTwoServers() {
        try (var servers = new HttpServers(LIMITS)) {
            int port = freePort();
            servers.listen(new Address("freshmaker.http.port", "127.0.0.1", port), servers.router());
            var second = new Address("freshmaker.management.port", "127.0.0.1", port);

            assertThatThrownBy(() -> servers.listen(second, servers.router()))
                    .hasMessage("Port " + port + " is used twice by this process: give freshmaker.management.port"
                            + " another value.");
        }
    }

    @Test
    void takesOnlyAsManyBodiesAtATimeAsTheMemoryIsMadeFor() throws IOException {
        long most = Runtime.getRuntime().maxMemory() / 64 * 2 / 3;
        String half = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + most + "\r\n\r\n";
        try (var servers = new HttpServers(new HttpLimits(60, 8_000, 4_000, most, 40))) {
            var router = servers.router();
            router.route().handler(context -> {});
            int port = servers.listen(new Address("freshmaker.http.port", "127.0.0.1", 0), router);

            try (var first = new Socket("127.0.0.1", port)) {
                first.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> answer(port, half).matches("(?s)HTTP/1.1 503 .*\r\nRetry-After: 5\r\n.*"));
            }
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> answer(port, half).isEmpty());
        }
    }

    /** What comes within a moment; nothing where the body is waited for. */
    private static String answer(int port, String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(200);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (SocketTimeoutException e) {
            return "";
        }
    }

    @Test
    void saysWhichKeyToCheckForAHostThatIsNotOurs() {
        try (var servers = new HttpServers(LIMITS)) {
            var address = new Address("freshmaker.http.port", "host.invalid", 0);

            assertThatThrownBy(() -> servers.listen(address, servers.router()))
                    .hasMessageContaining("Check freshmaker.http.port and the host.");
        }
    }

    @Test
    void givesThePortBackWhenItCloses() throws IOException {
        int port;
        try (var servers = new HttpServers(LIMITS)) {
            port = servers.listen(new Address("freshmaker.http.port", "127.0.0.1", 0), servers.router());
            new Socket("127.0.0.1", port).close();
        }

        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(IOException.class);
    }

    @Test
    void answersQuicklyWhileManyOthersAreSlow() throws Exception {
        var slow = new Slow(30);
        try (var servers = new HttpServers(LIMITS);
                var context = new DefaultCamelContext()) {
            context.addRoutes(slow);
            var router = servers.router(context);
            context.start();
            int port = servers.listen(new Address("freshmaker.http.port", "127.0.0.1", 0), router);
            List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                waiting.add(client.sendAsync(request(port, "/slow"), HttpResponse.BodyHandlers.ofString()));
            }
            assertThat(slow.begun.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(client.send(request(port, "/quick"), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("at once");
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            slow.end.countDown();
            assertThat(waiting)
                    .allSatisfy(answer ->
                            assertThat(answer.get(20, TimeUnit.SECONDS).body()).isEqualTo("at last"));
        }
    }

    @Test
    void hidesWhyItFailed() throws Exception {
        try (var api = new RunningApi("drop table events cascade")) {
            var response = api.get("/api/2/events/1");

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(response.body())
                    .isEqualTo("{\"error\":\"Internal Server Error\",\"message\":\"Freshmaker failed to answer; its log"
                            + " says why.\",\"status\":500}");
        }
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** One route that answers at once, and one that waits until it may. */
    public static final class Slow extends RouteBuilder {

        private final CountDownLatch begun;
        private final CountDownLatch end = new CountDownLatch(1);

        Slow(int requests) {
            begun = new CountDownLatch(requests);
        }

        @Override
        public void configure() {
            from("platform-http:/slow").bean(this, "slow");
            from("platform-http:/quick").setBody(constant("at once"));
        }

        public String slow() throws InterruptedException {
            begun.countDown();
            return end.await(20, TimeUnit.SECONDS) ? "at last" : "too late";
        }
    }
}
