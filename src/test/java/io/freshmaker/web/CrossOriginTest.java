package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.access.OpenGate;
import io.freshmaker.access.Permission;
import io.freshmaker.settings.Origins;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CrossOriginTest {

    private static final String BOARD = "https://board.example.org";
    private static final String ORIGIN = "access-control-allow-origin";

    private static GuardedApi api;

    @BeforeAll
    static void start() throws Exception {
        api = new GuardedApi(new OpenGate(false), GuardedApi.LIMITS, new Origins(List.of(BOARD)));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static HttpResponse<String> preflight(GuardedApi api, String path, String origin) {
        return api.send(HttpRequest.newBuilder(api.uri(path))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST"));
    }

    @Test
    void aConfiguredOriginMayCall() {
        HttpResponse<String> asked = preflight(api, "/api/2/rebuild", BOARD);

        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue(ORIGIN)).hasValue(BOARD);
        assertThat(asked.headers().firstValue("access-control-allow-methods")).hasValue("OPTIONS, POST");
        assertThat(asked.headers().firstValue("access-control-allow-headers"))
                .get()
                .asString()
                .contains("Authorization");
        HttpResponse<String> answer = api.ask(Permission.REBUILD, "Origin", BOARD);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue(ORIGIN)).hasValue(BOARD);
        assertThat(answer.headers().firstValue("access-control-allow-credentials"))
                .hasValue("true");
        assertThat(answer.headers().firstValue("vary")).hasValue("origin");
    }

    @Test
    void anotherOriginMayNot() {
        for (String origin :
                new String[] {"https://evil.example", "null", BOARD + ".evil.example", "http://board.example.org"}) {
            HttpResponse<String> asked = preflight(api, "/api/2/rebuild", origin);
            assertThat(asked.headers().map()).doesNotContainKeys(ORIGIN, "access-control-allow-methods");
            assertThat(asked.headers().firstValue("vary")).hasValue("origin");

            HttpResponse<String> answer = api.ask(Permission.REBUILD, "Origin", origin);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("freshmaker.web.cors.origins").doesNotContain(origin + "\"");
            assertThat(api.ask(Permission.READ, "Origin", origin).headers().map())
                    .doesNotContainKey(ORIGIN);
        }
    }

    @Test
    void ourOwnOriginMay() {
        assertThat(api.ask(Permission.REBUILD, "Origin", "http://127.0.0.1:" + api.port())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whereAllMayCallNoneComesWithWhatTheBrowserKnows() throws Exception {
        try (var open = new GuardedApi(new OpenGate(true), GuardedApi.LIMITS, new Origins(List.of("*")))) {
            HttpResponse<String> answer = open.ask(Permission.REBUILD, "Origin", "https://any.example");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue(ORIGIN)).hasValue("*");
            assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-credentials");
        }
    }
}
