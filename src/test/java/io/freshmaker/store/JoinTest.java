package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.build.Brakes;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.ManualRequest;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Received;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Plans in the database: who waits for whom, and which builds two events share. */
@OnEachDatabase
class JoinTest extends PipelineTest {

    JoinTest(Engine engine) {
        super(engine);
    }

    @Test
    void waitsForItsPrerequisitesAndShowsTheLastOfThem() {
        pipeline.planned(
                "m",
                new PlanOf()
                        .build("a")
                        .build("b")
                        .build("c", "a")
                        .build("d", "b")
                        .build("e", "a", "d", "c")
                        .part());

        assertThat(waits())
                .containsExactly("c waits for a", "d waits for b", "e waits for a", "e waits for c", "e waits for d");
        assertThat(pipeline.state("a")).isEqualTo("4 0 Waiting for a free slot.");
        assertThat(pipeline.state("e")).isEqualTo("4 3 Waiting for a:f27, d:f27, c:f27.");
        assertThat(database.texts("select b.name || d.name from builds b join builds d on d.id = b.dep_on_id"
                        + " order by b.name"))
                .containsExactly("ca", "db", "ec");
    }

    @Test
    void saysWhichSettingIsMissing() {
        var waiting = new Waiting(Set.of(), pipeline.pauses);
        var events =
                new Events(database.database(), pipeline.inbox, new PlanWriter(waiting, Brakes.NONE), pipeline.holds);
        Received received = pipeline.received("m");
        events.record(
                new Answers(
                        received.id(),
                        received.message(),
                        List.of(new PlanOf().build("a").build("b", "a").part())),
                1);

        assertThat(pipeline.state("a")).isEqualTo("4 0 mbs is not configured: set freshmaker.mbs.url.");
        assertThat(pipeline.state("b")).isEqualTo("4 1 Waiting for a:f27.");

        pipeline.waiting.explainAll(database.database());
        assertThat(pipeline.state("a")).isEqualTo("4 0 Waiting for a free slot.");
        assertThat(pipeline.state("b")).isEqualTo("4 1 Waiting for a:f27.");
    }

    @Test
    void joinsWhatAnotherEventPlanned() {
        long first = pipeline.planned("m", PlanOf.builds("a", "b").part());
        long second = pipeline.planned("n", PlanOf.builds("b", "c").part());

        assertThat(database.number("select count(*) from builds")).isEqualTo(3);
        assertThat(database.number("select event_id from builds where name = 'b'"))
                .isEqualTo(first);
        assertThat(database.texts("select b.name || c.event_id from build_causes c join builds b on b.id = c.build_id"
                        + " order by 1"))
                .containsExactly("a" + first, "b" + first, "b" + second, "c" + second);
        assertThat(database.number("select build_id from decisions where event_id = ? and name = 'b'", second))
                .isEqualTo(pipeline.build("b"));
    }

    @Test
    void leavesASubmittedBuildAlone() {
        pipeline.planned("m", PlanOf.builds("a").part());
        long submitted = pipeline.build("a");
        pipeline.running("a", 7);

        long second = pipeline.planned("n", PlanOf.builds("a").part());

        assertThat(pipeline.build("a")).isGreaterThan(submitted);
        assertThat(database.number("select count(*) from build_causes where build_id = ?", submitted))
                .isEqualTo(1);
        assertThat(database.number("select event_id from builds where id = ?", pipeline.build("a")))
                .isEqualTo(second);
    }

    @Test
    void hasAJoinedBuildWaitForMore() {
        pipeline.planned(
                "m", new PlanOf().build("a").build("c", "a").build("free").part());

        pipeline.planned(
                "n",
                new PlanOf()
                        .build("a")
                        .build("b")
                        .build("c", "a", "b")
                        .build("free", "b")
                        .part());

        assertThat(waits()).containsExactly("c waits for a", "c waits for b", "free waits for b");
        assertThat(pipeline.state("c")).isEqualTo("4 2 Waiting for a:f27, b:f27.");
        assertThat(pipeline.state("free")).isEqualTo("4 1 Waiting for b:f27.");
        assertThat(database.number("select dep_on_id from builds where name = 'free'"))
                .isEqualTo(pipeline.build("b"));
        assertThat(database.number("select dep_on_id from builds where name = 'c'"))
                .isEqualTo(pipeline.build("a"));
    }

    @Test
    void neverClosesACircle() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());

        pipeline.planned("n", new PlanOf().build("b").build("a", "b").part());

        assertThat(waits()).containsExactly("b waits for a");
        assertThat(pipeline.state("a")).startsWith("4 0");
    }

    @Test
    void neverClosesACircleThroughItsOwnBuilds() {
        pipeline.planned("m", new PlanOf().build("j2").build("j1", "j2").part());

        pipeline.planned(
                "n", new PlanOf().build("j1").build("b", "j1").build("j2", "b").part());

        assertThat(waits()).containsExactly("b waits for j1", "j1 waits for j2");
        for (String name : List.of("j2", "j1", "b")) {
            assertThat(pipeline.state(name)).as(name).startsWith("4 0");
            pipeline.built(name, "ready");
        }
        assertThat(pipeline.eventState("m")).startsWith("2 ");
        assertThat(pipeline.eventState("n")).startsWith("2 ");
    }

    @Test
    void isNotSubmittedWhileItIsJoined() {
        pipeline.planned("m", PlanOf.builds("a").part());
        Part more = new PlanOf().build("b").build("a", "b").part();

        Together.overlap(
                database.database(),
                handle -> pipeline.plans.write(
                        handle,
                        pipeline.event(handle, "n"),
                        more,
                        new InboxRows.Arrival(Database.now(handle), ManualRequest.NONE)),
                pipeline.budget::begin);

        assertThat(pipeline.state("a")).isEqualTo("4 1 Waiting for b:f27.");
        assertThat(pipeline.state("b")).startsWith("0 0");
    }

    @Test
    void isNotJoinedOnceItIsSubmitted() {
        pipeline.planned("m", PlanOf.builds("a").part());
        long submitted = pipeline.build("a");
        Received received = pipeline.received("n");

        Together.overlap(
                database.database(),
                handle -> handle.execute("update builds set state = 0, planned_key = null where id = " + submitted),
                () -> pipeline.record(received, PlanOf.builds("a").part()));

        assertThat(database.number("select count(*) from build_causes where build_id = ?", submitted))
                .isEqualTo(1);
        assertThat(pipeline.state("a")).startsWith("4 0");
        assertThat(pipeline.build("a")).isNotEqualTo(submitted);
    }

    @Test
    void plansOneBuildForTwoEventsAtATime() {
        Received one = pipeline.received("m");
        Received two = pipeline.received("n");

        Together.run(
                () -> pipeline.record(
                        one, new PlanOf().build("a").build("b", "a").part()),
                () -> pipeline.record(
                        two, new PlanOf().build("b").build("a", "b").part()));

        assertThat(database.number("select count(*) from builds")).isEqualTo(2);
        assertThat(database.number("select count(*) from build_causes")).isEqualTo(4);
        assertThat(waits()).hasSize(1);
    }

    private List<String> waits() {
        return database.texts("select b.name || ' waits for ' || p.name from build_dependencies d"
                + " join builds b on b.id = d.build_id join builds p on p.id = d.prerequisite_id order by 1");
    }
}
