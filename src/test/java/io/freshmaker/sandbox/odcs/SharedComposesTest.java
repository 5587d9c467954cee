package io.freshmaker.sandbox.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a request gets that somebody made before. */
class SharedComposesTest {

    private final AtomicReference<List<String>> tagged = new AtomicReference<>(List.of("bash-4-1.fc27"));
    private final OdcsWorkshop workshop =
            new OdcsWorkshop(options -> options.from((tag, nvrs, packages, inherit) -> tagged.get()));

    @AfterEach
    void close() {
        workshop.close();
    }

    private JsonNode done(String packages, String more) {
        return workshop.until(workshop.id(OdcsWorkshop.wanted("f27", packages, more)), "done");
    }

    private static boolean servedFrom(JsonNode compose, JsonNode other) {
        String name = "odcs-" + other.path("id").asLong();
        return compose.path("result_repofile").asText().endsWith("/" + name + ".repo")
                && compose.path("toplevel_url").asText().endsWith("/composes/" + name);
    }

    @Test
    void aRepeatedRequestIsANewComposeThatIsServedFromTheOldOne() {
        JsonNode first = done("bash', 'zsh", ", 'seconds_to_live': 3600");
        JsonNode second = done("zsh', 'bash", ", 'seconds_to_live': 7200");
        JsonNode third = done("bash', 'zsh", "");

        assertThat(second.path("id").asLong()).isEqualTo(first.path("id").asLong() + 1);
        assertThat(servedFrom(second, first)).isTrue();
        assertThat(servedFrom(third, first)).isTrue();
        assertThat(workshop.odcs.made().values()).hasSize(1);
        workshop.odcs.advance(Duration.ofHours(23));
        assertThat(workshop.odcs.state(first.path("id").asLong()))
                .as("kept for those that are served from it")
                .isEqualTo("done");
        assertThat(workshop.odcs.state(second.path("id").asLong())).isEqualTo("removed");

        workshop.odcs.remove(first.path("id").asLong());
        assertThat(workshop.send("GET", third.path("result_repofile").asText(), null)
                        .statusCode())
                .isEqualTo(200);
        workshop.odcs.advance(Duration.ofHours(2));
        assertThat(workshop.send("GET", third.path("result_repofile").asText(), null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsAnotherContentIsMadeAnew() {
        JsonNode first = done("bash", "");

        JsonNode unshared = workshop.until(
                workshop.id("{'source': {'type': 'tag', 'source': 'f27', 'packages': ['bash'],"
                        + " 'sigkeys': ['e99d6ad1']}, 'flags': ['no_deps', 'no_reuse']}"),
                "done");
        assertThat(servedFrom(unshared, unshared)).isTrue();
        JsonNode arches = done("bash", ", 'arches': ['s390x']");
        assertThat(servedFrom(arches, arches)).isTrue();
        tagged.set(List.of("bash-4-2.fc27"));
        JsonNode newer = done("bash", "");
        assertThat(servedFrom(newer, newer)).isTrue();
        workshop.odcs.remove(newer.path("id").asLong());
        tagged.set(List.of("bash-4-1.fc27"));
        assertThat(servedFrom(done("bash", ""), first)).isTrue();
    }

    @Test
    void requestsAtTheSameTimeMakeSeveral() {
        workshop.odcs.script().stuck("bash");
        long one = workshop.id(OdcsWorkshop.wanted("f27", "bash", ""));
        long other = workshop.id(OdcsWorkshop.wanted("f27", "bash", ""));

        assertThat(other).isEqualTo(one + 1);
        assertThat(workshop.odcs.made().values()).containsExactly(List.of(one, other));
    }
}
