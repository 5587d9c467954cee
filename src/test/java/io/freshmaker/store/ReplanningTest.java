package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ReplanningTest {

    private final Pipeline pipeline;
    private final Replanning replanning;

    ReplanningTest(Engine engine) {
        pipeline = new Pipeline(engine);
        replanning = new Replanning(pipeline.database.database());
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void plansASkippedEventAgainWithItsId() {
        pipeline.planned("m", PlanOf.noRebuild(PlanOf.SPEC, "undecidable: no files are listed."));
        assertThat(replanning.replan(1, Asker.command("jane"), " fixed  "))
                .containsExactly("Event 1 is planned again. It was: undecidable: no files are listed.");
        assertThat(pipeline.database.text("select words from audit"))
                .endsWith("no files are listed. Their reason: fixed.");
        assertThat(pipeline.eventState("m")).isEqualTo("0 Planned again by jane.");

        pipeline.record(
                pipeline.claim("m"), PlanOf.builds("a").decided("b", false).part());

        assertThat(pipeline.eventState("m")).matches("1 1 build planned\\. Planned again by jane, .* UTC\\.");
        assertThat(pipeline.database.number("select count(*) from decisions")).isEqualTo(2);
        pipeline.built("a", "ready");
        assertThat(pipeline.eventState("m")).startsWith("2 a:f27 rebuilt. Planned again by jane, ");
        assertThatThrownBy(() -> replanning.replan(1, Asker.command("jane"), ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Event 1 is COMPLETE: a:f27 rebuilt. Planned again by jane, ");
        pipeline.database.run("update events set state_reason = 'all off'");
        assertThatThrownBy(() -> replanning.replan(1, Asker.command("jane"), ""))
                .hasMessageContaining(": all off. Only an event that is SKIPPED");
    }

    @Test
    void plansAFailedEventAgainThatSubmittedNothing() {
        pipeline.planned("m", PlanOf.builds("a").part());
        pipeline.built("a", "failed");
        pipeline.planned("n", new PlanOf().build("a").build("b", "a").part());
        pipeline.database.run("update builds set state = 2, planned_key = null where event_id = 2");
        pipeline.database.run("update events set state = 3, time_done = current_timestamp where id = 2");
        assertThatThrownBy(() -> replanning.replan(1, Asker.command("jane"), ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Builds of event 1 were submitted: ")
                .hasMessageEndingWith(" ./freshmaker rebuild --event 1 asks for the same in a new event.");
        pipeline.database.run("insert into event_rpms values (2, 'spec-changed', 'httpd', '', '2.4-1')");

        replanning.replan(2, Asker.command("jane"), "");
        pipeline.record(pipeline.claim("n"), PlanOf.builds("c").part());

        assertThat(pipeline.database.number("select count(*) from event_rpms")).isZero();

        assertThat(pipeline.database.texts("select name from builds where event_id = 2"))
                .containsExactly("c");
    }

    @Test
    void leavesAnEventAloneWhoseOnlyBuildsAreThoseOfOthersAndWereSubmitted() {
        pipeline.planned("m", PlanOf.builds("a").part());
        pipeline.planned("n", PlanOf.builds("a").part());
        pipeline.built("a", "failed");

        assertThatThrownBy(() -> replanning.replan(2, Asker.command("jane"), ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Builds of event 2 were submitted: ");
        assertThat(pipeline.eventState("n")).startsWith("3 ");
    }

    @Test
    void saysWhenItCannotBeDone() {
        assertThatThrownBy(() -> replanning.replan(5, Asker.command("jane"), ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("There is no event 5, nor any other yet: is this the database of the service");
        pipeline.planned("m", PlanOf.noRebuild(PlanOf.SPEC, "nothing builds it."));
        pipeline.database.run("update events set state = 5, state_reason = 'Canceled by joe.' where id = 1");
        assertThatThrownBy(() -> replanning.replan(1, Asker.command("jane"), ""))
                .hasMessage("Event 1 is CANCELED: Canceled by joe. Only an event that is SKIPPED, or FAILED before"
                        + " anything was submitted, can be planned again. ./freshmaker rebuild --event 1 asks for the"
                        + " same in a new event.");
        pipeline.database.run("update events set state = 4, state_reason = 'nothing builds it.' where id = 1");
        pipeline.database.run("delete from inbox");
        assertThatThrownBy(() -> replanning.replan(1, Asker.command("jane"), ""))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith("m, is no longer there (freshmaker.retention.inbox): publish it once more with"
                        + " --new-ids.");
        pipeline.database.run("update events set requester = 'joe'");
        assertThatThrownBy(() -> replanning.replan(1, Asker.command("jane"), ""))
                .as("nothing of ours is taken from the bus")
                .hasMessageEndingWith(" (freshmaker.retention.inbox): ask for the same once more.");
        assertThat(pipeline.eventState("m")).isEqualTo("4 nothing builds it.");
    }
}
