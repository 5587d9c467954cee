package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleBuildLifeTest {

    private static final String CANCEL = "{\"state\": \"failed\"}";

    private Workshop workshop;
    private String commit;

    @BeforeEach
    void open(@TempDir Path directory) {
        workshop = new Workshop(directory);
        commit = workshop.module("hammer", "platform: [f27]", "claw");
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void goesFromInitToReadyAndPublishesEachState() {
        long id = workshop.submitted("hammer", commit);

        JsonNode build = workshop.untilState(id, "ready");

        assertThat(states(build)).containsExactly("init", "wait", "build", "done", "ready");
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() ->
                        assertThat(workshop.published(id)).containsExactly("init", "wait", "build", "done", "ready"));
        assertThat(build.path("koji_tag").asText())
                .isEqualTo("module-hammer-f27-" + build.path("version").asText() + "-c117bc0d");
    }

    @Test
    void failsForTheReasonInTheScript() {
        workshop.mbs.fail("hammer", "Component(s) claw failed to build.");

        JsonNode build = workshop.untilState(workshop.submitted("hammer", commit), "failed");

        assertThat(build.path("state_reason").asText()).isEqualTo("Component(s) claw failed to build.");
        assertThat(build.path("time_completed").isNull()).isFalse();
    }

    @Test
    void aFailedBuildIsResumedUnderItsIdByTheSameSubmission() {
        workshop.mbs.fail("hammer", "Component(s) claw failed to build.");
        long id = workshop.submitted("hammer", commit);
        workshop.untilState(id, "failed");
        workshop.mbs.letGo("hammer");

        JsonNode resumed = Workshop.json(workshop.submit("hammer", commit));

        assertThat(resumed.path("id").asLong()).isEqualTo(id);
        assertThat(resumed.path("state_name").asText()).isEqualTo("wait");
        JsonNode ready = workshop.untilState(id, "ready");
        assertThat(ready.path("state_reason").asText())
                .as("the reason stays, stale as it is")
                .isEqualTo("Resubmitted by smith");
        assertThat(states(ready)).containsExactly("init", "wait", "build", "failed", "wait", "build", "done", "ready");
    }

    @Test
    void aResumedBuildKeepsItsStrategy() {
        workshop.mbs.fail("hammer", "No luck.");
        workshop.untilState(workshop.submitted("hammer", commit), "failed");
        String other = Workshop.JSON
                .createObjectNode()
                .put("scmurl", workshop.scmurl("hammer", commit))
                .put("branch", "f27")
                .put("rebuild_strategy", "all")
                .toString();

        HttpResponse<String> answer = workshop.send("POST", "/1/module-builds/", Workshop.TOKEN, other);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("You cannot change the module's \\\"rebuild_strategy\\\" when resuming");
    }

    @Test
    void aStuckBuildStaysUntilItIsLetGo() {
        workshop.mbs.stuck("hammer");
        long id = workshop.submitted("hammer", commit);
        workshop.untilState(id, "build");

        await().during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(5))
                .until(() -> state(id).equals("build"));
        workshop.mbs.letGo("hammer");

        assertThat(workshop.untilState(id, "ready").path("state").asInt()).isEqualTo(5);
    }

    @Test
    void aSlowBuildTakesItsTime() {
        workshop.mbs.slow("hammer", Duration.ofMillis(700));
        long id = workshop.submitted("hammer", commit);
        workshop.untilState(id, "build");

        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .until(() -> state(id).equals("build"));

        assertThat(workshop.untilState(id, "ready").path("state").asInt()).isEqualTo(5);
    }

    @Test
    void theOwnerAloneCancels() {
        workshop.mbs.stuck("hammer");
        long id = workshop.submitted("hammer", commit);
        workshop.untilState(id, "build");
        String path = "/1/module-builds/" + id;

        assertThat(workshop.send("PATCH", path, "other-token", CANCEL).body())
                .contains("You are not owner of this build and therefore cannot modify it.");
        assertThat(workshop.send("PATCH", path, Workshop.TOKEN, "{\"state\": \"build\"}")
                        .body())
                .contains("An invalid state was submitted. Valid states values are: failed, 4");
        HttpResponse<String> cancelled = workshop.send("PATCH", path, Workshop.TOKEN, CANCEL);
        HttpResponse<String> again = workshop.send("PATCH", path, Workshop.TOKEN, CANCEL);

        assertThat(cancelled.statusCode()).isEqualTo(200);
        assertThat(Workshop.json(cancelled).path("state_reason").asText()).isEqualTo("Canceled by smith.");
        assertThat(Workshop.json(cancelled).at("/tasks/rpms/claw/state").asInt())
                .isEqualTo(ComponentBuild.CANCELED);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body())
                .contains("To cancel a module build, it must be in one of the following states: build, init, wait");
    }

    private String state(long id) {
        return workshop.read("/1/module-builds/" + id).path("state_name").asText();
    }

    private static List<String> states(JsonNode build) {
        return build.path("state_trace").findValuesAsText("state_name");
    }
}
