package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.build.Brakes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans that wait for a person: more than two builds, or an artifact that is rebuilt more than twice an hour. */
@OnEachDatabase
class HoldsTest {

    private final Pipeline pipeline;
    private final TestDatabase database;
    private final Approval approval;

    HoldsTest(Engine engine) {
        pipeline = new Pipeline(engine, new Brakes(Duration.ofMinutes(5), 2, 2, false));
        database = pipeline.database;
        approval = new Approval(database.database(), pipeline.waiting, pipeline.holds);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void waitsForOtherCausesBeforeItIsSubmitted() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());
        assertThat(pipeline.state("a")).matches("4 0 Waiting until \\d\\d:\\d\\d:\\d\\d for other causes\\.");
        assertThat(pipeline.state("b")).isEqualTo("4 1 Waiting for a:f27.");

        pipeline.budget.begin();
        pipeline.planned("n", PlanOf.builds("a").part());
        assertThat(pipeline.state("a")).startsWith("4 0");
        assertThat(database.number("select count(distinct event_id) from build_causes where build_id = 1"))
                .isEqualTo(2);

        overForAll();
        assertThat(pipeline.state("a")).startsWith("0 0");
    }

    @Test
    void aLargePlanWaitsForApproval() {
        long event = pipeline.planned(
                "m", new PlanOf().build("a").build("b", "a").build("c", "b").part());
        assertThat(pipeline.eventState("m"))
                .isEqualTo("0 3 builds are planned, and plans of more than 2 wait for approval"
                        + " (freshmaker.plan.approval-above): ./freshmaker approve 1 lets them go.");
        assertThat(pipeline.state("a")).endsWith("Waiting until event 1 is approved: ./freshmaker approve 1.");
        overForAll();
        assertThat(pipeline.state("a")).startsWith("4 0");
        assertThat(held()).startsWith("3 builds are held until approved: ./freshmaker approve 1.");

        assertThat(approval.approve(event, Asker.command("jane"), "", false))
                .containsExactly("Event 1: 3 builds released: a:f27, b:f27, c:f27.");
        assertThat(pipeline.eventState("m"))
                .matches("1 Nothing of it waits for an approval any more\\. Approved by jane, .* UTC\\.");
        assertThat(pipeline.state("b")).isEqualTo("4 1 Waiting for a:f27.");
        assertThat(approval.approve(event, Asker.command("joe"), "", false))
                .singleElement()
                .asString()
                .contains("approved before, by jane");
        assertThat(held()).isEqualTo("No build is held.");

        for (String name : List.of("a", "b", "c")) {
            pipeline.built(name, "ready");
        }
        assertThat(pipeline.eventState("m")).startsWith("2 All 3 rebuilt. Approved by jane, ");
    }

    @Test
    void ofTwoWhoApproveAtATimeTheSecondIsToldOfTheFirst() {
        long event = pipeline.planned("m", PlanOf.builds("a", "b", "c").part());
        List<String> told = new CopyOnWriteArrayList<>();

        Together.overlap(
                database.database(),
                handle -> Slots.lock(handle, "mbs"),
                () -> Together.run(
                        () -> told.addAll(approval.approve(event, Asker.command("jane"), "", false)),
                        () -> told.addAll(approval.approve(event, Asker.command("jane"), "", false))));

        assertThat(told)
                .anySatisfy(words -> assertThat(words).isEqualTo("Event 1: 3 builds released: a:f27, b:f27, c:f27."))
                .anySatisfy(words -> assertThat(words).contains("approved before, by jane"));
    }

    @Test
    void refusesWhatIsNotHeld() {
        long event = pipeline.planned("m", PlanOf.builds("a").part());
        assertThatThrownBy(() -> approval.approve(event, Asker.command("jane"), "", false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Nothing of event 1 waits for an approval: 1 build planned.");
        assertThatThrownBy(() -> approval.approve(77, Asker.command("jane"), "", false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("There is no event 77; the newest one is 1, and /api/2/events/ lists");
    }

    @Test
    void aSmallPlanTakesItsBuildsOutOfALargeOneWithAllThatTheyNeed() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").build("c").part());

        pipeline.planned("n", PlanOf.builds("b").part());

        assertThat(database.texts("select name from builds where held = 1")).containsExactly("c");
        assertThat(pipeline.eventState("n")).isEqualTo("1 1 build planned.");
        assertThat(pipeline.eventState("m")).startsWith("0 ");
        pipeline.built("a", "ready");
        pipeline.built("b", "ready");
        assertThat(pipeline.eventState("n")).startsWith("2 ");
    }

    @Test
    void aLargePlanDoesNotHoldUpASmallOneThatItJoins() {
        pipeline.planned("n", PlanOf.builds("b").part());

        pipeline.planned("m", new PlanOf().build("a").build("b", "a").build("c").part());

        assertThat(database.texts("select name from builds where held = 1")).containsExactly("c");
        assertThat(pipeline.state("b")).isEqualTo("4 1 Waiting for a:f27.");
    }

    @Test
    void whatWasCanceledWaitsForNoApproval() {
        pipeline.record(
                pipeline.received("m"),
                PlanOf.builds("a", "b", "c").part(),
                PlanOf.unfinished(PlanOf.OTHER, "Koji is away"));
        new Canceling(database.database(), pipeline.waiting, pipeline.builds)
                .builds(List.of(1L, 2L, 3L), Asker.command("jane"), "");

        pipeline.record(pipeline.claim("m"), PlanOf.builds("d").part(PlanOf.OTHER));

        assertThat(pipeline.eventState("m")).isEqualTo("1 4 builds planned.");
    }

    @Test
    void approvesAsADryRun() {
        long event = pipeline.planned(
                "m", new PlanOf().build("a").build("b", "a").build("c").part());
        assertThat(approval.approve(event, Asker.command("jane"), "", true))
                .containsExactly("Event 1 is a dry run: its 3 builds end without being submitted.");
        pipeline.budget.begin();

        assertThat(pipeline.eventState("m"))
                .startsWith("2 Dry run: 3 builds, nothing was submitted. Approved by jane, ");
        assertThat(pipeline.state("b")).isEqualTo("1 0 Dry run: nothing was submitted.");
        assertThat(database.number("select count(*) from submissions")).isZero();
        assertThat(database.number("select count(*) from events where dry_run = true"))
                .isEqualTo(1);
    }

    @Test
    void aDryRunWaitsForNoComposes() {
        long event = pipeline.planned(
                "m",
                new ImagePlanOf("2")
                        .signed()
                        .build("a")
                        .build("b", "a")
                        .build("c")
                        .part());
        approval.approve(event, Asker.command("jane"), "", true);
        pipeline.budget.begin();

        assertThat(pipeline.eventState("m")).startsWith("2 Dry run: 3 builds, nothing was submitted.");
    }

    @Test
    void isNoDryRunWhenOthersNeedItsBuilds() {
        long event = pipeline.planned("m", PlanOf.builds("a", "b", "c").part());
        pipeline.planned("n", PlanOf.builds("b", "d", "e").part());
        assertThatThrownBy(() -> approval.approve(event, Asker.command("jane"), "", true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other events need builds of it (2)");

        assertThatThrownBy(() -> approval.approve(2, Asker.command("jane"), "", true))
                .as("b is the first one's")
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other events need builds of it (1)");

        approval.approve(2, Asker.command("jane"), "", false);
        assertThat(database.texts("select name from builds where held = 1 order by id"))
                .containsExactly("a", "c");
        assertThat(pipeline.eventState("n")).startsWith("1 ");
    }

    @Test
    void holdsAStormAndNamesItsCauses() {
        for (String message : List.of("m", "n")) {
            pipeline.planned(message, PlanOf.builds("a").part());
            overForAll();
            pipeline.built("a", "ready");
        }
        pipeline.planned("o", PlanOf.builds("a").part());
        overForAll();

        assertThat(pipeline.state("a"))
                .isEqualTo("4 0 Held: a:f27 was rebuilt 2 times within an hour, and freshmaker.plan.storm is 2. They"
                        + " were for rpm httpd:f27 (event 1, spec file changed), rpm httpd:f27 (event 2, spec file"
                        + " changed). ./freshmaker approve 3 lets this one go; until then it takes further causes in.");
        assertThat(held()).isEqualTo("1 build is held, rebuilt too often: a:f27 (./freshmaker approve 3).");
        pipeline.planned("p", PlanOf.builds("a").part());
        assertThat(database.number("select count(*) from builds")).isEqualTo(3);

        approval.approve(3, Asker.command("jane"), "", false);
        overForAll();
        assertThat(pipeline.state("a")).startsWith("0 ");
    }

    /** Ends the wait for other causes, and begins what may run then. */
    private void overForAll() {
        database.run(
                "update builds set not_before = current_timestamp - interval '1' second where not_before is not null");
        pipeline.budget.begin();
    }

    private String held() {
        return new HeldBuilds(database.database(), pipeline.pauses).sentence();
    }
}
