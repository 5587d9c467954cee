package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Town.PLATFORM;
import static io.freshmaker.acceptance.Town.build;
import static io.freshmaker.acceptance.Town.needing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From the bus to MBS and back to the REST API, each test with modules of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpecChangeJourneyTest {

    private Town town;

    @BeforeAll
    void startsTheTown(@TempDir Path directory) {
        town = new Town(directory)
                .base("platform", "f27")
                .module("testmodule", "f27", PLATFORM, Map.of("tangerine", "f27"))
                .module("depmodule", "f27", needing("testmodule"), Map.of("httpd", "f27"))
                .module("broken", "f27", PLATFORM, Map.of("clementine", "f27"))
                .module("afterbroken", "f27", needing("broken"), Map.of("lime", "f27"))
                .module("lastbroken", "f27", needing("afterbroken"), Map.of("lemon", "f27"))
                .module("bystander", "f27", PLATFORM, Map.of("clementine", "f27"))
                .module("lonely", "f27", PLATFORM, Map.of("grapefruit", "f27"))
                .module("asked", "f27", PLATFORM, Map.of("lychee", "f27"))
                .module("twice", "f27", PLATFORM, Map.of("orange", "f27"))
                .start();
    }

    @AfterAll
    void stopsTheTown() {
        town.close();
    }

    @Test
    void rebuildsTheModuleAndThenWhatNeedsIt() {
        town.send(Town.specChange("journey-1", "tangerine", "f27"));

        JsonNode event = town.eventIn("COMPLETE", "journey-1");
        assertThat(event.path("state_reason").asText()).isEqualTo("All 2 rebuilt.");
        assertThat(event.path("event_type_id").asInt()).isEqualTo(2);
        assertThat(event.path("search_key").asText()).isEqualTo("rpms/tangerine:f27");
        assertThat(event.path("time_done").asText()).endsWith("Z");

        JsonNode first = build(event, "testmodule");
        JsonNode second = build(event, "depmodule");
        assertThat(first.path("state_name").asText()).isEqualTo("DONE");
        assertThat(first.path("type_name").asText()).isEqualTo("MODULE");
        assertThat(first.path("rebuild_reason").asText()).isEqualTo("directly_affected");
        assertThat(first.path("rebuilt_nvr").asText())
                .startsWith("testmodule-f27-27")
                .isNotEqualTo(first.path("original_nvr").asText());
        assertThat(second.path("rebuild_reason").asText()).isEqualTo("dependency");
        assertThat(second.path("dep_on").asText()).isEqualTo("testmodule");
        assertThat(second.path("dep_on_id").asLong()).isEqualTo(first.path("id").asLong());
        assertThat(second.path("build_id").asLong())
                .isGreaterThan(first.path("build_id").asLong());
        assertThat(first.path("causes").path(0).path("constituent").asText()).isEqualTo("rpm:tangerine:f27");
        assertThat(first.path("causes").path(0).path("reason").asText()).contains("spec file changed", "jane");

        assertThat(town.bumps("testmodule", "f27")).hasSize(1);
        assertThat(town.bumps("depmodule", "f27")).hasSize(1);
        assertThat(town.submissions("testmodule")).hasSize(1).allMatch(sent -> sent.status() == 201);
        assertThat(town.submissions("depmodule")).hasSize(1).allMatch(sent -> sent.status() == 201);
        assertThat(event.path("decisions")).hasSize(2);
    }

    @Test
    void failsWhatNeedsAFailedModuleAndNamesTheCause() {
        town.mbs.fail("broken", "Component(s) clementine failed to build.");
        town.send(Town.specChange("journey-2", "clementine", "f27"));

        JsonNode event = town.eventIn("COMPLETE", "journey-2");
        assertThat(event.path("state_reason").asText()).startsWith("1 of 4 rebuilt; failed: broken:f27");
        assertThat(build(event, "broken").path("state_reason").asText())
                .isEqualTo("Component(s) clementine failed to build.");
        assertThat(build(event, "lastbroken").path("state_name").asText()).isEqualTo("FAILED");
        assertThat(build(event, "lastbroken").path("state_reason").asText())
                .isEqualTo("cannot be rebuilt: broken:f27 failed: Component(s) clementine failed to build.");
        assertThat(town.submissions("afterbroken")).isEmpty();
        assertThat(town.bumps("afterbroken", "f27")).isEmpty();
    }

    @Test
    void rebuildsWhatAPersonAsksForOverTheApiAndNobodyOverTheBus() throws Exception {
        String body = "{\"artifacts\": [\"module:asked:f27\"], \"dry_run\": true}";
        town.send(Town.message("journey-9", "freshmaker.manual.artifacts", new ObjectMapper().readTree(body)));
        String tried = town.post("/api/2/builds/", body).path("message_id").asText();
        assertThat(town.eventIn("COMPLETE", tried).path("state_reason").asText())
                .startsWith("Dry run: 1 build, nothing was submitted.");
        assertThat(town.submissions("asked")).isEmpty();

        JsonNode asked = town.post("/api/2/builds", body.replace("true", "false"));
        assertThat(asked.path("state_name").asText()).isEqualTo("INITIALIZED");
        JsonNode event = town.eventIn("COMPLETE", asked.path("message_id").asText());

        assertThat(event.path("id")).isEqualTo(asked.path("id"));
        assertThat(event.path("event_type_id").asInt()).isEqualTo(11);
        assertThat(event.path("requested_rebuilds").toString()).isEqualTo("[\"module:asked:f27\"]");
        assertThat(build(event, "asked").path("state_name").asText()).isEqualTo("DONE");
        assertThat(town.submissions("asked")).hasSize(1);
        assertThat(town.event("journey-9").isMissingNode()).isTrue();
    }

    @Test
    void failsTheEventWhenNothingIsRebuilt() {
        town.mbs.fail("lonely", "Component(s) grapefruit failed to build.");
        town.send(Town.specChange("journey-3", "grapefruit", "f27"));

        assertThat(town.eventIn("FAILED", "journey-3").path("state_reason").asText())
                .isEqualTo("Nothing rebuilt; failed: lonely:f27 (Component(s) grapefruit failed to build.)");
    }

    @Test
    void saysWhyNothingIsRebuilt() {
        town.send(Town.specChange("journey-4", "cowsay", "f27"));

        JsonNode event = town.eventIn("SKIPPED", "journey-4");
        assertThat(event.path("state_reason").asText()).isEqualTo("No module builds rpm cowsay:f27.");
        assertThat(event.path("builds")).isEmpty();
        assertThat(event.path("time_done").isNull()).isFalse();
    }

    @Test
    void aRedeliveredMessageChangesNothing() {
        town.send(Town.specChange("journey-5", "orange", "f27"));
        JsonNode event = town.eventIn("COMPLETE", "journey-5");

        town.send(Town.specChange("journey-5", "orange", "f27"));
        town.send(Town.specChange("journey-5b", "cowsay", "f27"));
        town.eventIn("SKIPPED", "journey-5b");

        assertThat(town.event("journey-5")).isEqualTo(event);
        assertThat(town.submissions("twice")).hasSize(1);
        assertThat(town.broker().waiting()).isZero();
    }

    @Test
    void ourOwnBumpStartsNothing() {
        ObjectNode body = new ObjectMapper().createObjectNode();
        ObjectNode commit = body.putObject("commit");
        commit.put("namespace", "modules").put("repo", "testmodule").put("branch", "f27");
        commit.put("rev", "0123456789abcdef0123456789abcdef01234567");
        commit.put("message", "Rebuild because of rpm:tangerine:f27\n\nFreshmaker-Token: 1\n");
        commit.putObject("stats").putObject("files");
        town.send(Town.message("journey-6", "git.receive", body));
        town.send(Town.specChange("journey-6b", "cowsay", "f27"));
        town.eventIn("SKIPPED", "journey-6b");

        assertThat(town.event("journey-6").isMissingNode()).isTrue();
    }

    @Test
    void noiseNeverReachesTheDatabase() {
        ObjectNode body = new ObjectMapper().createObjectNode();
        town.send(Town.message("journey-7", "infragit.receive", body));
        town.send(Town.message("journey-8", "buildsys.tag", body));
        await().atMost(Duration.ofSeconds(10)).until(() -> town.broker().waiting() == 0);

        assertThat(town.get("/api/1/events/?message_id=journey-7&message_id=journey-8")
                        .path("items"))
                .isEmpty();
    }
}
