package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryTest {

    private static final String SAID = "Reading here needs to know who you are: send name and password.";

    private final StringWriter out = new StringWriter();

    @Test
    void saysAtOnceThatReadingIsClosedAndHowToRead() {
        assertThat(closed("Basic realm=\"Freshmaker\"")).contains("curl -u NAME http://localhost:");
        assertThat(closed("Bearer")).contains("curl -H 'Authorization: Bearer TOKEN' http://localhost:");
        assertThat(closed("")).contains("/api/2/events/ by way of the proxy");
        assertThat(out.toString()).isEmpty();
    }

    private String closed(String challenge) {
        var reply = new HttpReply(
                401, Map.of("WWW-Authenticate", challenge), "{\"status\":401,\"message\":\"" + SAID + "\"}", 0);
        try (var api = new LoopbackServer("the API", 0, call -> reply);
                var mouth = new BusMouth()) {
            api.listen();
            Throwable closed = catchThrowable(() -> new Story(mouth, null, api.url()).play(new PrintWriter(out)));
            assertThat(closed)
                    .isInstanceOf(ReadingClosed.class)
                    .hasMessageContaining(SAID)
                    .hasMessageContaining("freshmaker.auth.read=open");
            return closed.getMessage();
        }
    }
}
