package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.BusMessage;
import io.freshmaker.sandbox.ReceivedSubmission;
import java.util.Map;

/** A module of its own with one changed rpm. */
record ModuleCase(Town town, String id, Moment moment) implements Interrupted {

    /** Has the module in the town. */
    static ModuleCase in(Town town, String id, Moment moment) {
        town.module(id, "f27", Map.of("platform", "f27"), Map.of("lib" + id, "f27"));
        return new ModuleCase(town, id, moment);
    }

    static ModuleCase in(Town town, Moment moment) {
        return in(town, moment.id(), moment);
    }

    @Override
    public BusMessage message() {
        return Town.specChange(id, "lib" + id, "f27");
    }

    @Override
    public void assertAsKilled() {
        if (moment instanceof KillPoint point && point.redelivered() == null) {
            assertThat(town.bumps(id, "f27")).as("bumps when it was killed").hasSize(point.bumps);
            assertThat(town.submissions(id))
                    .as("submissions when it was killed")
                    .hasSize(point.submissions);
        }
    }

    /** One bump, one submission, one build at MBS beside the one that was there before. */
    @Override
    public void assertDoneOnce(Life life) {
        JsonNode events = events(life);
        assertThat(events.at("/meta/total").asInt()).as("events of " + id).isEqualTo(1);
        assertThat(events.at("/items/0/builds"))
                .extracting(build -> build.path("name").asText() + " "
                        + build.path("state_name").asText())
                .containsExactly(id + " DONE");
        assertThat(town.bumps(id, "f27")).as("bumps of " + id).hasSize(1);
        assertThat(town.submissions(id))
                .as("submissions of " + id)
                .extracting(ReceivedSubmission::status)
                .containsExactly(201);
        assertThat(buildsAtMbs()).as("builds of " + id + " at MBS").isEqualTo(2);
    }

    private int buildsAtMbs() {
        return Life.json(town.mbs.url() + "/2/module-builds/?name=" + id)
                .at("/meta/total")
                .asInt();
    }
}
