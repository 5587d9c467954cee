package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;

/** A hub that answers what the test says, also to several calls in one, and a client of it. */
abstract class LookUpFixture {

    static final JsonNode FAULT = json("{\"faultCode\": 1000, \"faultString\": \"No such build\"}");

    final TinyHub server = server();
    final KojiClient hub = new KojiClient(
            new TinyWire(server.url()),
            Optional.of(new PasswordLogIn("freshmaker", "right")),
            1,
            Duration.ofSeconds(5),
            Duration.ZERO);

    private static TinyHub server() {
        try {
            TinyHub server = new TinyHub();
            return server.on("multiCall", call -> {
                List<Object> answers = new ArrayList<>();
                for (JsonNode each : call.get(0)) {
                    Object answer = server.answer(each.get("methodName").textValue(), each.get("params"));
                    answers.add(answer == FAULT ? FAULT : Collections.singletonList(answer));
                }
                return answers;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stopsIt() {
        hub.close();
        server.close();
    }

    static Function<JsonNode, Object> says(String json) {
        return call -> json(json);
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The parameters of the last call. */
    JsonNode asked() {
        return server.heard.get(server.heard.size() - 1).parameters();
    }
}
