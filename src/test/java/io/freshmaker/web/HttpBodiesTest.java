package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The body of a request: where it ends, what it may be, and what becomes of who goes on sending. */
class HttpBodiesTest extends HttpCase {

    @Test
    void readsOverABodyWhereNoneIsExpected() {
        HttpResponse<String> response = api.send(HttpRequest.newBuilder(api.uri("/api/1/events/1"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/html")
                .method("GET", BodyPublishers.ofString("{\"id\": 2")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(RunningApi.tree(response).get("id").intValue()).isEqualTo(1);
    }

    @Test
    void takesABodyInPiecesAndOneThatWaitsForLeave() throws IOException {
        String head = "POST /api/1/builds HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\n";

        assertThat(raw(head + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"))
                .contains("errata_id or freshmaker_event_id has to be given.");
        for (String leave : new String[] {"100-continue", "100-Continue"}) {
            assertThat(raw(head + "Expect: " + leave + "\r\nContent-Length: 2\r\n\r\n{}"))
                    .startsWith("HTTP/1.1 100 Continue")
                    .contains("errata_id or freshmaker_event_id has to be given.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/json|Content-Encoding: gzip",
                "Content-Type: application/json|Content-Encoding: identity|Content-Encoding: br",
                "Content-Type: application/json|Content-Type: application/json",
                "Content-Type: application/json|Content-Type: text/plain",
                "Content-Type: application/json; charset=utf-8, text/plain",
                "X-Y: z",
            })
    void takesOnlyPlainJson(String headers) throws IOException {
        String request = "POST /api/1/builds HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 2\r\n";

        assertThat(raw(request + headers.replace("|", "\r\n") + "\r\n\r\n{}"))
                .startsWith("HTTP/1.1 415 ")
                .contains(
                        headers.contains("Encoding")
                                ? "the header Content-Encoding can only be identity here"
                                : "Send JSON: one header Content-Type, which is application/json.");
        assertThat(raw(request + "Content-Type: application/json\r\nContent-Encoding: Identity\r\n\r\n{}"))
                .contains("errata_id or freshmaker_event_id has to be given.");
    }

    @Test
    void refusesFormsInAnyMethod() throws Exception {
        for (String type : new String[] {"multipart/form-data; boundary=x", "application/x-www-form-urlencoded"}) {
            var request = HttpRequest.newBuilder(api.uri("/api/2/about"))
                    .header("Content-Type", type)
                    .method("GET", HttpRequest.BodyPublishers.ofString("id=%zz"));
            error(api.send(request), 415);
        }
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        HttpResponse<String> response = api.send(HttpRequest.newBuilder(api.uri("/api/1/events/"))
                .method("GET", BodyPublishers.ofString("x".repeat(5_000))));

        assertThat(error(response, 413).get("message").textValue()).contains("freshmaker.web.max-body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip, chunked", "xchunked", "identity"})
    void refusesABodyOfWhichOthersMayThinkThatItEndsElsewhere(String encoding) throws IOException {
        String hidden = "GET /api/1/about HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

        assertThat(raw("GET /api/1/about HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + encoding + "\r\n\r\n" + hidden))
                .startsWith("HTTP/1.1 400 ")
                .containsOnlyOnce("HTTP/1.1");
    }

    /** Each with a request behind it, which some would take for a part of the body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1|Host: x|Transfer-Encoding: chunked|Content-Length: 5||0||",
                "HTTP/1.1|Host: x|Content-Length: 5|Transfer-Encoding: chunked||0||",
                "HTTP/1.1|Host: x|Content-Length: 1|Content-Length: 2||{}",
                "HTTP/1.1|Host: x|Content-Length: +2||{}",
                "HTTP/1.0|Transfer-Encoding: chunked||0||",
                "HTTP/1.1|Host: x|Host: y|Content-Length: 0||",
                "HTTP/1.1|Host: x|Transfer-Encoding: chunked||zz|{}|0||",
                "HTTP/1.1|Host: x|Transfer-Encoding: chunked||2|{}0||",
                "HTTP/1.1|Host: x|Transfer-Encoding: chunked||ffffffffffffffff|{}|0||",
                "HTTP/2.0|Host: x|Content-Length: 0||",
                "HTTP/9.9|Host: x|Content-Length: 0||",
            })
    void refusesWhatOthersMayReadDifferently(String request) throws IOException {
        String text = "POST /api/1/builds " + request.replace("|", "\r\n");

        String answer = raw(text + "GET /api/1/about HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .matches("(?is)HTTP/1.[01] 400 .*\r\ncontent-type: application/json\r\n.*")
                .contains("\"status\":400}")
                .containsOnlyOnce("HTTP/1.");
    }

    @Test
    void takesALaterMinorVersionForTheLastOneThatItKnows() throws IOException {
        assertThat(raw("GET /api/1/about HTTP/1.2\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    /** It reads nothing before all is sent: the answer has to outlast that, and the connection ends with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "413 POST /api/1/builds|Content-Length: 4000000",
                "413 POST /api/1/builds|Transfer-Encoding: chunked",
                "413 POST /api/1/builds|Content-Length: 4000000|Connection: close",
                "415 POST /api/1/builds|Content-Length: 4000000|Content-Type: multipart/form-data",
                "404 POST /nothing|Content-Length: 4000000",
                "417 POST /api/1/builds|Content-Length: 4000000|Expect: more",
                "400 POST /api/1/builds|Transfer-Encoding: identity",
                "414 GET /" + "%s|X-Y: z",
            })
    @Timeout(60)
    void tellsWhoIsStillSendingWhyItIsNotTaken(String request) throws IOException {
        String head = request.substring(4)
                .replaceFirst("\\|", " HTTP/1.1\r\nHost: x\r\n")
                .replace("|", "\r\n")
                .replace("%s", "x".repeat(5_000));
        byte[] piece = "x".repeat(40_000).getBytes(StandardCharsets.US_ASCII);
        try (var socket = new Socket("127.0.0.1", api.port())) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write((head + "\r\n\r\n" + (head.contains("chunked") ? "3d0900\r\n" : ""))
                    .getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100; i++) {
                out.write(piece);
            }

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .matches("(?is)HTTP/1.[01] " + request.substring(0, 3) + " .*\r\nconnection: close\r\n.*")
                    .endsWith("\"status\":" + request.substring(0, 3) + "}")
                    .containsOnlyOnce("HTTP/1.");
        }
    }

    @Test
    void answersNothingBehindARequestWhoseBodyItDidNotWaitFor() throws IOException {
        String two = "POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}"
                + "GET /api/1/about HTTP/1.1\r\nHost: x\r\n\r\n";

        assertThat(raw(two)).startsWith("HTTP/1.1 404 ").containsOnlyOnce("HTTP/1.1");
        for (int i = 0; i < 3; i++) {
            error(api.post("/nothing", "{}"), 404);
            error(api.post("/api/1/about/", "{}"), 405);
        }
    }

    @Test
    void breaksOffWhoNeverStopsSending() throws IOException {
        try (var socket = new Socket("127.0.0.1", api.port())) {
            var out = socket.getOutputStream();
            out.write("POST /api/1/builds HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 5_000; i++) {
                            out.write(new byte[40_000]);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }
}
