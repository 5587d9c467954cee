package io.freshmaker.store;

import static io.freshmaker.store.Pipeline.remote;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.plan.ManualRequest;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** What the end of a build does to those that wait for it, and to its events. */
@OnEachDatabase
class BuildEndsTest extends PipelineTest {

    BuildEndsTest(Engine engine) {
        super(engine);
    }

    @Test
    void freesWhatWaitedForItAlone() {
        pipeline.planned(
                "m", new PlanOf().build("a").build("b").build("c", "a", "b").part());

        pipeline.built("a", "ready");
        assertThat(pipeline.state("c")).isEqualTo("4 1 Waiting for b:f27.");

        pipeline.built("b", "ready");
        assertThat(pipeline.state("c")).isEqualTo("4 0 Waiting for a free slot.");
        assertThat(pipeline.eventState("m")).isEqualTo("1 3 builds planned.");

        pipeline.built("c", "ready");
        assertThat(pipeline.eventState("m")).isEqualTo("2 All 3 rebuilt.");
        assertThat(database.number("select count(*) from events where time_done is not null"))
                .isEqualTo(1);
    }

    @Test
    void failsAllThatWaitsWithTheRootCause() {
        pipeline.planned(
                "m",
                new PlanOf()
                        .build("a")
                        .build("b", "a")
                        .build("c", "b")
                        .build("d", "c", "a")
                        .build("free")
                        .part());

        pipeline.built("a", "failed");

        for (String name : List.of("b", "c", "d")) {
            assertThat(pipeline.state(name)).startsWith("2 ").endsWith("cannot be rebuilt: a:f27 failed: failed");
        }
        assertThat(pipeline.state("free")).startsWith("0 0");
        assertThat(pipeline.eventState("m")).startsWith("1 ");
        pipeline.built("free", "ready");
        assertThat(pipeline.eventState("m")).startsWith("2 1 of 5 rebuilt; failed: a:f27 (failed)");
    }

    @Test
    void makesRoomForANewBuildOfWhatFailed() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());
        pipeline.built("a", "failed");

        pipeline.planned("n", PlanOf.builds("b").part());

        assertThat(pipeline.state("b")).startsWith("4 0");
    }

    @Test
    void endsEveryEventThatSharesTheBuild() {
        pipeline.planned("m", PlanOf.builds("a").part());
        pipeline.planned("n", PlanOf.builds("a").part());
        pipeline.planned("o", PlanOf.builds("a", "b").part());

        pipeline.built("a", "ready");

        assertThat(pipeline.eventState("m")).isEqualTo("2 a:f27 rebuilt.");
        assertThat(pipeline.eventState("n")).isEqualTo("2 a:f27 rebuilt.");
        assertThat(pipeline.eventState("o")).startsWith("1 ");
    }

    @Test
    void failsDependantsOfOtherEvents() {
        pipeline.planned("m", new PlanOf().build("a").part());
        pipeline.planned("n", new PlanOf().build("a").build("b", "a").part());

        pipeline.built("a", "failed");

        assertThat(pipeline.eventState("m")).startsWith("3 Nothing rebuilt");
        assertThat(pipeline.eventState("n")).startsWith("3 None of 2 rebuilt; failed: a:f27 (failed)");
    }

    @Test
    void endsTheEventOnceWhenTwoBuildsEndTogether() {
        pipeline.planned("m", PlanOf.builds("a", "b").part());
        pipeline.budget.begin();

        Together.overlap(
                database.database(),
                handle -> done(handle, "a"),
                () -> database.database().transact(handle -> done(handle, "b")));

        assertThat(pipeline.eventState("m")).isEqualTo("2 All 2 rebuilt.");
    }

    @Test
    void freesADependantWhoseLastTwoPrerequisitesEndTogether() {
        pipeline.planned(
                "m", new PlanOf().build("a").build("b").build("c", "a", "b").part());
        pipeline.budget.begin();

        Together.overlap(
                database.database(),
                handle -> done(handle, "a"),
                () -> database.database().transact(handle -> done(handle, "b")));

        assertThat(pipeline.state("c")).isEqualTo("4 0 Waiting for a free slot.");
    }

    private boolean done(Handle handle, String name) {
        pipeline.builds.done(handle, pipeline.build(name), "", "Built.");
        return true;
    }

    @Test
    void failsAlsoWhatIsPlannedOnItMeanwhile() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());
        pipeline.running("a", 7);
        pipeline.later();
        var claimed = pipeline.submissions.claimLookUp(pipeline.submission("a"));

        Together.overlap(
                database.database(),
                handle -> pipeline.plans.write(
                        handle,
                        pipeline.event(handle, "n"),
                        new PlanOf().build("b").build("c", "b").part(),
                        new InboxRows.Arrival(Database.now(handle), ManualRequest.NONE)),
                () -> pipeline.submissions.found(claimed, List.of(remote(7, "failed"))));

        assertThat(pipeline.state("b")).startsWith("2 ");
        assertThat(pipeline.state("c")).startsWith("2 ").endsWith("cannot be rebuilt: a:f27 failed: failed");
        assertThat(pipeline.eventState("n")).startsWith("3 ");
    }
}
