package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.access.Permission;
import io.freshmaker.access.TestGates;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyAndPasswordAttemptsTest {

    private static final String USER = "X-Forwarded-User";
    private static final String GROUPS = "X-Forwarded-Groups";

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void headersOfATrustedProxyCount() throws Exception {
        try (var api = new GuardedApi(TestGates.proxy("127.0.0.0/8"))) {
            assertThat(api.ask(Permission.REBUILD, USER, "alice", GROUPS, "people, rebuilders")
                            .body())
                    .isEqualTo("\"alice true\"");
            assertThat(api.ask(Permission.REBUILD, USER, "alice", GROUPS, "people")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(api.ask(Permission.REBUILD, USER, "alice", USER, "root").statusCode())
                    .isEqualTo(401);
            assertThat(api.ask(Permission.READ, USER, "alice", GROUPS, "a", GROUPS, "rebuilders")
                            .statusCode())
                    .isEqualTo(401);
            HttpResponse<String> two = api.ask(Permission.READ, USER, "alice,root");
            assertThat(two.statusCode()).isEqualTo(401);
            assertThat(two.body()).contains("without commas and unseen characters: see what it puts into " + USER);
            assertThat(api.ask(Permission.REBUILD).body()).contains("the proxy named no user");
            assertThat(api.ask(Permission.READ).body()).isEqualTo("\"anonymous false\"");
        }
    }

    @Test
    void namesInHeadersAreUtf8OrElseLatin1() throws Exception {
        try (var api = new GuardedApi(TestGates.proxy("127.0.0.0/8"))) {
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
                assertThat(rebuild(api, "jörg", "people, bäcker", charset))
                        .as("%s", charset)
                        .endsWith("\"jörg true\"");
            }
            assertThat(rebuild(api, "ada", "b\u00c3cker", StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 403 ");
            for (String unseen : List.of("root\u200b", "\u202eroot", "\u2003root", "r\u0085oot", "\u3000")) {
                assertThat(rebuild(api, unseen, "rebuilders", StandardCharsets.UTF_8))
                        .as(unseen)
                        .startsWith("HTTP/1.1 401 ");
            }
            assertThat(rebuild(api, "ada", "\u2003rebuilders", StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    /** The whole answer to what the Java client can't send: headers with other bytes than those of ASCII. */
    private static String rebuild(GuardedApi api, String user, String groups, Charset charset) throws IOException {
        String request = "POST /api/2/rebuild HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n" + USER + ": " + user + "\r\n" + GROUPS
                + ": " + groups + "\r\n\r\n{}";
        try (Socket socket = api.connect()) {
            socket.getOutputStream().write(request.getBytes(charset));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void headersFromAnywhereElseDoNot() throws Exception {
        try (var api = new GuardedApi(TestGates.proxy("10.1.0.0/16"))) {
            HttpResponse<String> response = api.ask(Permission.REBUILD, USER, "root", GROUPS, "rebuilders");

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).contains("come through the proxy");
            assertThat(response.headers().firstValue("www-authenticate")).isPresent();
            assertThat(api.ask(Permission.READ, USER, "root").body()).isEqualTo("\"anonymous false\"");
        }
    }

    @Test
    void passwordsAreLookedAt(@TempDir Path folder) throws Exception {
        try (var api = new GuardedApi(TestGates.basic(folder))) {
            assertThat(api.ask(Permission.REBUILD, "Authorization", basic("alice:corn:flower"))
                            .body())
                    .isEqualTo("\"alice true\"");
            for (String wrong : new String[] {"alice:cornflower", "bob:corn:flower", "alice:", "alice", ":"}) {
                HttpResponse<String> response = api.ask(Permission.READ, "Authorization", basic(wrong));

                assertThat(response.statusCode()).as(wrong).isEqualTo(401);
                assertThat(response.body()).contains("Name or password is wrong.");
                assertThat(response.headers().firstValue("www-authenticate"))
                        .hasValue("Basic realm=\"freshmaker\", charset=\"UTF-8\"");
            }
            assertThat(api.ask(Permission.READ, "Authorization", "Basic %%%").statusCode())
                    .isEqualTo(401);
            assertThat(api.ask(Permission.REBUILD).statusCode()).isEqualTo(401);
        }
    }
}
