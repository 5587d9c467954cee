package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.store.Engine;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The API over one event, one build and one compose, spoken to as clients do, and as they should not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HttpCase {

    RunningApi api;

    @BeforeAll
    void start() throws Exception {
        api = new RunningApi(
                Engine.embedded(),
                own -> more(),
                "insert into events (id, message_id, search_key, event_type_id, state) values (1, 'm-1', 'k', 2, 2)",
                "insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, state_reason,"
                        + " rebuild_reason, batch, waiting_for) values (1, 1, 2, 'module', 'perl', 'f27', 'mbs', 1, '',"
                        + " 'dependency', 0, 0)",
                "insert into composes (id, content_key, source_type, source, packages, builds, sigkeys, arches, flags)"
                        + " values (1, 'k', 0, '', '', '', '', '', '')");
    }

    /** What is served beside the API. */
    List<ApiPart> more() {
        return List.of();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    /** The body of an answer that says in JSON what is wrong. */
    static JsonNode error(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
        JsonNode error = RunningApi.tree(response);
        assertThat(error.get("status").intValue()).isEqualTo(status);
        assertThat(error.get("message").textValue()).isNotBlank();
        assertThat(error.size()).isEqualTo(3);
        return error;
    }

    /** All that is answered to these characters, until the connection ends. */
    String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", api.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
