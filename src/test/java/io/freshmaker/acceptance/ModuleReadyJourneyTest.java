package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Town.PLATFORM;
import static io.freshmaker.acceptance.Town.build;
import static io.freshmaker.acceptance.Town.needing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A module is ready at MBS: what is built with it follows, unless a plan of ours has that in hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModuleReadyJourneyTest {

    private Town town;

    @BeforeAll
    void buildsATown(@TempDir Path directory) {
        town = new Town(directory)
                .base("platform", "f27")
                .module("perl", "f27", PLATFORM, Map.of("perl", "f27"))
                .module("httpd", "f27", needing("perl"), Map.of("httpd", "f27"))
                .module("wiki", "f27", needing("httpd"), Map.of("wiki", "f27"))
                .module("ruby", "f27", PLATFORM, Map.of("ruby", "f27"))
                .module("rails", "f27", needing("ruby"), Map.of("rails", "f27"))
                .module("forum", "f27", needing("rails"), Map.of("forum", "f27"))
                .base("platform", "f28")
                .moduleOnTwoPlatforms("twin", Map.of("twin", "f27"))
                .module("after", "f27", needing("twin"), Map.of("after", "f27"))
                .module("edited", "f27", PLATFORM, Map.of("edited", "f27"))
                .module("reader", "f27", needing("edited"), Map.of("reader", "f27"))
                .start();
    }

    @AfterAll
    void stopsTheTown() {
        town.close();
    }

    @Test
    void whatNeedsSomebodyElsesBuildIsRebuilt() {
        built("ruby");

        JsonNode event = ended("ruby:f27:");
        assertThat(event.path("state_reason").asText()).isEqualTo("All 2 rebuilt.");
        assertThat(build(event, "rails").path("causes").path(0).path("reason").asText())
                .matches("version \\d+ is ready");
        assertThat(build(event, "forum").path("dep_on").asText()).isEqualTo("rails");
        assertThat(town.submissions("rails")).hasSize(1);
        assertThat(town.submissions("forum")).hasSize(1);
    }

    @Test
    void theEndOfOurOwnRebuildsStartsNothing() {
        town.send(Town.specChange("ready-1", "perl", "f27"));
        assertThat(town.eventIn("COMPLETE", "ready-1").path("builds")).hasSize(3);
        town.send(Town.specChange("ready-2", "cowsay", "f27"));
        town.eventIn("SKIPPED", "ready-2");

        for (String module : new String[] {"perl", "httpd", "wiki"}) {
            assertThat(town.submissions(module)).as(module).hasSize(1);
            assertThat(found(module + ":f27:").isMissingNode()).as(module).isTrue();
        }
    }

    @Test
    void oneReadyMessagePerContextMakesOneRebuild() {
        built("twin");

        ended("twin:f27:");
        town.send(Town.specChange("ready-3", "cowsay", "f27"));
        town.eventIn("SKIPPED", "ready-3");
        assertThat(town.submissions("after")).hasSize(1);
    }

    @Test
    void aChangedModuleIsBuiltFromItsCommitAndThenWhatNeedsIt() {
        String commit =
                town.distGit.commit("modules", "edited", "f27", Map.of("NEWS", "new"), "Edit the metadata", "jane");
        town.send(Town.message("ready-4", "git.receive", metadataChange("edited", commit)));

        JsonNode event = town.eventIn("COMPLETE", "ready-4");
        assertThat(event.path("event_type_id").asInt()).isEqualTo(1);
        assertThat(event.path("builds")).hasSize(1);
        assertThat(town.bumps("edited", "f27")).isEmpty();
        assertThat(town.submissions("edited"))
                .hasSize(1)
                .allMatch(sent -> sent.scmurl().endsWith("#" + commit));
        assertThat(build(ended("edited:f27:"), "reader").path("state_name").asText())
                .isEqualTo("DONE");
        assertThat(town.bumps("reader", "f27")).hasSize(1);
    }

    private static ObjectNode metadataChange(String module, String commit) {
        ObjectNode body = new ObjectMapper().createObjectNode();
        ObjectNode pushed = body.putObject("commit");
        pushed.put("namespace", "modules").put("repo", module).put("branch", "f27");
        pushed.put("rev", commit).put("agent", "jane").put("message", "Edit the metadata");
        pushed.putObject("stats").putObject("files").putObject(module + ".yaml").put("lines", 2);
        return body;
    }

    /** A packager has the head of the module's branch built. */
    private void built(String module) {
        town.distGit.commit("modules", module, "f27", Map.of("README", "touched"), "Touch it", "jane");
        String scmurl = town.distGit.url("modules", module) + "?#" + town.distGit.head("modules", module, "f27");
        var request = HttpRequest.newBuilder(URI.create(town.mbs.url() + "/2/module-builds/"))
                .header("Authorization", "Bearer secret")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"scmurl\": \"" + scmurl + "\", \"branch\": \"f27\"}"))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The event about the module being ready, whatever its version. */
    private JsonNode found(String key) {
        for (JsonNode event : town.get("/api/2/events/?event_type_id=0&per_page=100&show_full_json=True")
                .path("items")) {
            if (event.path("search_key").asText().startsWith(key)) {
                return event;
            }
        }
        return town.get("/api/2/about/").path("no such field");
    }

    private JsonNode ended(String key) {
        await().atMost(Duration.ofSeconds(25))
                .untilAsserted(
                        () -> assertThat(found(key).path("state_name").asText()).isEqualTo("COMPLETE"));
        return town.get("/api/2/events/" + found(key).path("id") + "?show_full_json=True");
    }
}
