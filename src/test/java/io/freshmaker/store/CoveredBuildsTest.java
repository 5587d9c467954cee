package io.freshmaker.store;

import static io.freshmaker.store.Pipeline.remote;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.plan.Part;
import io.freshmaker.plan.Received;
import org.junit.jupiter.api.Test;

/** Messages that came before the builds of another event were sent. */
@OnEachDatabase
class CoveredBuildsTest extends PipelineTest {

    CoveredBuildsTest(Engine engine) {
        super(engine);
    }

    private static Part chain() {
        return new PlanOf().build("a").build("b", "a").part();
    }

    @Test
    void areNotBuiltAgain() {
        pipeline.planned("m", chain());
        Received late = pipeline.received("n");
        received("n", -60);
        pipeline.built("a", "ready");
        pipeline.running("b", 8);

        pipeline.record(late, chain());

        assertThat(database.number("select count(*) from builds")).isEqualTo(2);
        assertThat(database.texts("select reason || ' ' || build_id from decisions where event_id = 2 order by id"))
                .containsExactly(
                        "allowed; build 1 of event 1 holds it already 1",
                        "allowed; build 2 of event 1 holds it already 2");
        assertThat(pipeline.eventState("n")).startsWith("1 ");
        pipeline.found("b", remote(8, "ready"));
        assertThat(pipeline.eventState("n")).startsWith("2 All 2 rebuilt.");

        pipeline.planned("o", PlanOf.builds("x").part());
        Received last = pipeline.received("p");
        received("p", -60);
        pipeline.record(last, chain());
        assertThat(pipeline.eventState("p")).as("all of it is done").startsWith("2 All 2 rebuilt.");
    }

    @Test
    void areWaitedForByWhatIsBuiltAgain() {
        pipeline.planned("m", PlanOf.builds("a").part());
        pipeline.running("a", 7);
        Received late = pipeline.received("n");
        received("n", -60);

        pipeline.record(late, chain());

        assertThat(pipeline.state("b")).isEqualTo("4 1 Waiting for a:f27.");
        pipeline.found("a", remote(7, "ready"));
        assertThat(pipeline.state("b")).isEqualTo("4 0 Waiting for a free slot.");
        pipeline.built("b", "ready");
        assertThat(pipeline.eventState("n")).startsWith("2 All 2 rebuilt.");
    }

    @Test
    void areNotWaitedForOnceTheyAreDone() {
        pipeline.planned("m", PlanOf.builds("a").part());
        pipeline.built("a", "ready");
        Received late = pipeline.received("n");
        received("n", -60);

        pipeline.record(late, chain());

        assertThat(pipeline.state("b")).isEqualTo("4 0 Waiting for a free slot.");
        assertThat(database.number("select dep_on_id from builds where name = 'b'"))
                .isEqualTo(1);
    }

    @Test
    void areJoinedBesideWhatAnotherEventPlanned() {
        pipeline.planned("m", chain());
        pipeline.running("a", 7);
        Received late = pipeline.received("n");
        received("n", -60);

        pipeline.record(late, chain());

        assertThat(database.number("select count(*) from builds")).isEqualTo(2);
        assertThat(pipeline.state("b")).isEqualTo("4 1 Waiting for a:f27.");
        pipeline.found("a", remote(7, "failed"));
        assertThat(pipeline.eventState("n")).startsWith("3 ");
    }

    private void received(String message, int seconds) {
        database.run(
                "update inbox set received_at = received_at - interval '" + -seconds + "' second where message_id = ?",
                message);
    }
}
