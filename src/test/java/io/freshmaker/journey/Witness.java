package io.freshmaker.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.sandbox.GitCommit;
import io.freshmaker.sandbox.ReceivedSubmission;
import java.time.Duration;
import java.util.List;

/** What the service says that it did for one module's message, beside what dist-git and MBS have of it. */
record Witness(Town town, Life life, String module) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Waits for the end of the event, and finds its work done once. */
    void awaitDoneOnce() {
        awaitDoneOnce(PATIENCE);
    }

    void awaitDoneOnce(Duration patience) {
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> events().at("/items/0/state_name").asText(), "COMPLETE"::equals);
        assertDoneOnce();
    }

    /** One event, one build, one bump, one submission, one build at MBS beside the one that was there before. */
    void assertDoneOnce() {
        JsonNode events = events();
        assertThat(events.at("/meta/total").asInt()).as("events of " + module).isEqualTo(1);
        assertThat(events.at("/items/0/builds"))
                .extracting(build -> build.path("name").asText() + " "
                        + build.path("state_name").asText())
                .containsExactly(module + " DONE");
        assertThat(bumps()).as("bumps of " + module).hasSize(1);
        assertThat(submissions())
                .as("submissions of " + module)
                .extracting(ReceivedSubmission::status)
                .containsExactly(201);
        assertThat(buildsAtMbs()).as("builds of " + module + " at MBS").isEqualTo(2);
    }

    private JsonNode events() {
        return life.get("/api/1/events/?message_id=" + module);
    }

    List<GitCommit> bumps() {
        return town.bumps(module, "f27");
    }

    List<ReceivedSubmission> submissions() {
        return town.submissions(module);
    }

    private int buildsAtMbs() {
        return Life.json(town.mbs.url() + "/2/module-builds/?name=" + module)
                .at("/meta/total")
                .asInt();
    }
}
