package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshmaker.access.OpenGate;
import io.freshmaker.access.Permission;
import io.freshmaker.settings.Origins;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SlowClientsTest {

    private static final int ARRIVAL_SECONDS = 1;
    private static final int IDLE_SECONDS = 2;
    private static final int MOST = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String READ = "GET /api/2/read HTTP/1.1\r\nHost: localhost\r\n";

    private static GuardedApi api;

    @BeforeAll
    static void start() throws Exception {
        var limits = new HttpLimits(IDLE_SECONDS, ARRIVAL_SECONDS, 8_000, 4_000, 1_000, 10, 100, MOST);
        api = new GuardedApi(new OpenGate(false), limits, new Origins(List.of()));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("127.0.0.1", api.port()));
        socket.setSoTimeout(100);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** What came back until the connection was closed, while a byte is sent every tenth of a second. */
    private static String dribble(Socket socket) throws IOException {
        var answer = new StringBuilder();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                int read = socket.getInputStream().read();
                if (read < 0) {
                    return answer.toString();
                }
                answer.append((char) read);
            } catch (SocketTimeoutException stillOpen) {
                if (!trySend(socket)) {
                    return answer.toString();
                }
            } catch (IOException reset) {
                return answer.toString();
            }
        }
        throw new AssertionError("The connection is still open after " + PATIENCE + ": " + answer);
    }

    private static boolean trySend(Socket socket) {
        try {
            send(socket, "x");
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void cutsOffWhoseHeadersDoNotArrive() throws IOException {
        try (Socket socket = connect()) {
            send(socket, READ + "X-Slow: ");

            assertThat(dribble(socket)).isEmpty();
        }
    }

    @Test
    void cutsOffWhoseBodyDoesNotArrive() throws IOException {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "POST /api/2/rebuild HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 900\r\n\r\n{");

            assertThat(dribble(socket)).startsWith("HTTP/1.1 408 ").contains("did not arrive in time");
        }
    }

    @Test
    void cutsOffWhoIsSlowWithTheNextRequest() throws IOException {
        try (Socket socket = connect()) {
            send(socket, READ + "\r\n" + READ + "X-Slow: ");

            assertThat(dribble(socket)).startsWith("HTTP/1.1 200 ").containsOnlyOnce("HTTP/1.1");
        }
    }

    @Test
    void cutsOffWhoReadsNoAnswer() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET /api/2/large HTTP/1.1\r\nHost: localhost\r\n\r\n");

            // Each is a small part of a further request, so that the connection is not idle.
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> !trySend(socket));
        }
    }

    @Test
    void makesNoFurtherAnswerForWhoHasNotTakenTheOneBefore() throws IOException {
        int before = api.large();
        try (Socket socket = connect()) {
            send(socket, "GET /api/2/large HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20));

            await().atMost(PATIENCE).until(() -> api.large() > before);
            for (int i = 0; i < 20; i++) {
                assertThat(api.ask(Permission.READ).statusCode()).isEqualTo(200);
            }
            // The test that has somebody read nothing asks for one as well.
            assertThat(api.large()).isLessThanOrEqualTo(before + 2);
        }
    }

    @Test
    void answersAllOfManyRequestsThatAreSentAtOnce() throws IOException {
        try (Socket socket = api.connect()) {
            socket.setSoTimeout(10_000);
            String rebuild = "POST /api/2/rebuild HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 2\r\n\r\n{}";
            send(socket, (READ + "\r\n" + rebuild).repeat(60) + READ + "Connection: close\r\n\r\n");

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                            .split("HTTP/1.1 200 "))
                    .hasSize(122);
        }
    }

    @Test
    void closesAConnectionTooMany() throws Exception {
        var limits = new HttpLimits(60, 60, 8_000, 4_000, 1_000, 10, 100, MOST);
        List<Socket> open = new ArrayList<>();
        try (var few = new GuardedApi(new OpenGate(false), limits, new Origins(List.of()))) {
            for (int i = 0; i < MOST; i++) {
                open.add(few.connect());
            }
            for (Socket socket : open) {
                assertThat(answers(socket)).isTrue();
            }
            try (Socket further = few.connect()) {
                assertThat(answers(further)).isFalse();
            }
            open.remove(0).close();
            await().atMost(PATIENCE).until(() -> {
                try (Socket later = few.connect()) {
                    return answers(later);
                }
            });
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private static boolean answers(Socket socket) {
        try {
            socket.setSoTimeout(10_000);
            send(socket, READ + "\r\n");
            return socket.getInputStream().read() == 'H';
        } catch (IOException closed) {
            return false;
        }
    }
}
