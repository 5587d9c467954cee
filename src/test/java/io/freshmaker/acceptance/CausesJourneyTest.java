package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Town.build;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each module stream is built once for all that asks for it, and once for each of its contexts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CausesJourneyTest {

    private Town town;

    @BeforeAll
    void startsTheTown(@TempDir Path directory) {
        town = new Town(directory)
                .base("platform", "f27")
                .base("platform", "f28")
                .module("parent", "f27", Map.of("platform", "f27"), Map.of("apple", "f27"))
                .module("child", "f27", Map.of("platform", "f27", "parent", "f27"), Map.of("pear", "f27"))
                .moduleOnTwoPlatforms("both", Map.of("plum", "f27"))
                .start();
    }

    @AfterAll
    void stopsTheTown() {
        town.close();
    }

    @Test
    void aLaterCauseJoinsTheBuildThatIsPlanned() {
        town.mbs.stuck("parent");
        town.send(Town.specChange("causes-1", "apple", "f27"));
        town.eventIn("BUILDING", "causes-1");
        town.send(Town.specChange("causes-2", "pear", "f27"));
        JsonNode second = town.eventIn("BUILDING", "causes-2");
        JsonNode child = build(second, "child");
        assertThat(child.path("state_name").asText()).isEqualTo("PLANNED");
        assertThat(child.path("causes"))
                .extracting(cause -> cause.path("constituent").asText())
                .contains("module:parent:f27", "rpm:pear:f27");

        town.mbs.letGo("parent");

        JsonNode first = town.eventIn("COMPLETE", "causes-1");
        second = town.eventIn("COMPLETE", "causes-2");
        assertThat(build(first, "child").path("id").asLong())
                .isEqualTo(build(second, "child").path("id").asLong());
        assertThat(town.submissions("child")).hasSize(1);
    }

    @Test
    void isDoneWhenEveryContextIsReady() {
        town.mbs.stuck("both");
        town.send(Town.specChange("causes-3", "plum", "f27"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> town.submissions("both").size() == 1
                        && town.submissions("both").get(0).status() == 201);
        assertThat(town.eventIn("BUILDING", "causes-3").path("builds")).hasSize(1);

        town.mbs.letGo("both");

        assertThat(town.eventIn("COMPLETE", "causes-3").path("state_reason").asText())
                .isEqualTo("both:f27 rebuilt.");
        assertThat(town.bumps("both", "f27")).hasSize(1);
    }
}
