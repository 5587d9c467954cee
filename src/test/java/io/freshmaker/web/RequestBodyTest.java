package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    private static RequestBody body(String text) {
        return new RequestBody(List.of("application/json"), List.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    private static String lists(int deep) {
        return "{\"a\": " + "[".repeat(deep - 1) + "]".repeat(deep - 1) + "}";
    }

    @Test
    void namesTheLimitsOfWhatIsRead() {
        assertThat(body(lists(1_000)).object()).hasSize(1);
        assertThat(body("{\"a\": " + "9".repeat(1_000) + "}").object()).hasSize(1);
        for (String more :
                List.of(lists(1_001), "{\"a\": " + "9".repeat(1_001) + "}", "{\"" + "a".repeat(50_001) + "\": 1}")) {
            assertThatThrownBy(() -> body(more).object())
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.status()).isEqualTo(400))
                    .hasMessage("The body is more than is read here: objects and lists may be in one another up to 1000"
                            + " deep, a number may have 1000 characters, and the name of a field 50000.");
        }
        assertThatThrownBy(() -> body("{").object()).hasMessage("The body is no JSON (line 1).");
    }
}
