package io.freshmaker.store;

import static io.freshmaker.store.Pipeline.remote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.freshmaker.plan.Received;
import io.freshmaker.submit.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people end before it has ended, whoever else needs it. */
@OnEachDatabase
class CancelingTest extends CancelingCase {

    CancelingTest(Engine engine) {
        super(engine);
    }

    @Test
    void endsWhatIsPlannedAtOnceAndWhatRunsWhereItRuns() {
        long event = pipeline.planned(
                "m", new PlanOf().build("a").build("b", "a").build("c").part());
        pipeline.running("a", 7);
        pipeline.built("c", "ready");

        assertThat(canceling.event(event, JANE, "wrong branch"))
                .singleElement()
                .asString()
                .matches(
                        "Event 1 is canceled: 1 build is canceled\\. 1 build was under way, and is canceled where it ran\\."
                                + " Canceled by jane, .* UTC\\. Their reason: wrong branch\\.");

        assertThat(pipeline.eventState("m")).startsWith("5 1 build is canceled. 1 build was under way");
        assertThat(pipeline.state("a")).isEqualTo(PENDING + " Their reason: wrong branch.");
        assertThat(pipeline.state("b")).startsWith("3 ").endsWith("Canceled by jane. Their reason: wrong branch.");
        assertThat(pipeline.state("c")).startsWith("1 ");
        assertThat(claimed("a").step()).isEqualTo(Step.CANCEL);

        pipeline.leasesRunOut();
        pipeline.found("a", remote(7, "build"));
        assertThat(pipeline.state("a"))
                .isEqualTo(PENDING + " Their reason: wrong branch. Building as mbs build 7: build.");
        pipeline.found("a", stopped(7));
        assertThat(pipeline.state("a")).isEqualTo("3 0 Canceled by jane. Their reason: wrong branch.");
        assertThat(pipeline.eventState("m")).startsWith("5 ");
        assertThat(database.texts("select body from announcements where kind = 4"))
                .containsExactly("{\"action\":\"eventcancel\",\"event_id\":1,\"builds_id\":[" + pipeline.build("a")
                        + "," + pipeline.build("b") + "]}");
        assertThat(database.texts("select person || ' ' || how || ' ' || action || ' ' || event_id from audit"))
                .containsExactly("jane command cancel 1");
    }

    @Test
    void changesNothingASecondTimeNorWhatHasEnded() {
        long event = pipeline.planned("m", PlanOf.builds("a").part());
        canceling.event(event, JANE, "");
        String once = pipeline.eventState("m");

        assertThat(canceling.event(event, Asker.command("joe"), ""))
                .containsExactly("Event 1 is canceled already: " + once.substring(2));
        assertThat(pipeline.eventState("m")).isEqualTo(once);
        assertThat(database.number("select count(*) from audit")).isEqualTo(1);

        pipeline.planned("n", PlanOf.builds("d").part());
        pipeline.built("d", "ready");
        assertThat(canceling.event(pipeline.event("n"), JANE, ""))
                .containsExactly("Event 2 has ended, and stays as it is: d:f27 rebuilt.");
        assertThat(canceling.builds(List.of(pipeline.build("d")), JANE, ""))
                .containsExactly("build " + pipeline.build("d") + " (d:f27) has ended, and stays as it is.");
        assertThatExceptionOfType(UnknownId.class).isThrownBy(() -> canceling.event(77, JANE, ""));
        assertThatExceptionOfType(UnknownId.class)
                .isThrownBy(() -> canceling.builds(List.of(77L), JANE, ""))
                .withMessageEndingWith(" An event is canceled by its id without --build.");
    }

    @Test
    void leavesToOtherEventsWhatTheyNeedToo() {
        long first =
                pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());
        long second =
                pipeline.planned("n", new PlanOf().build("b").build("c", "b").part());

        canceling.event(first, JANE, "");

        assertThat(pipeline.eventState("m"))
                .startsWith("5 1 build is canceled. 1 build goes on for other events: b:f27 (event 2).");
        assertThat(pipeline.state("a")).startsWith("3 ");
        assertThat(pipeline.state("b")).isEqualTo("4 0 Waiting for a free slot.");
        assertThat(pipeline.state("c")).isEqualTo("4 1 Waiting for b:f27.");
        assertThat(pipeline.eventState("n")).startsWith("1 ");

        canceling.event(second, JANE, "");
        assertThat(pipeline.state("b")).startsWith("3 ");
        assertThat(pipeline.state("c")).startsWith("3 ");
    }

    @Test
    void tellsWhoElseNeedsABuildAndNotThatOneGoesOnThatIsBeingCanceled() {
        for (int event = 1; event <= 7; event++) {
            pipeline.planned(
                    "m" + event,
                    new PlanOf().build("a").build("b").build("c", "a").part());
        }
        pipeline.running("a", 7);

        String many = ":f27 (events 2, 3, 4, 5, 6 and 1 more)";
        assertThat(canceling.event(1, JANE, "").get(0))
                .startsWith("Event 1 is canceled: 3 builds go on for other events: a" + many + ", b" + many + ", c"
                        + many + ". Canceled by jane, ");

        canceling.builds(List.of(pipeline.build("a")), Asker.command("joe"), "");
        canceling.event(2, JANE, "");
        canceling.event(3, JANE, "");
        String ending = " 1 build is being canceled already: a:f27 (asked for by joe). 1 build waits for what is being"
                + " canceled already: c:f27. Canceled by jane, ";
        assertThat(pipeline.eventState("m3"))
                .startsWith("5 1 build goes on for other events: b:f27 (events 4, 5, 6, 7)." + ending);
        assertThat(database.text("select words from audit where event_id = 3"))
                .contains("(events 4, 5, 6, 7)." + ending);

        pipeline.built("b", "ready");
        canceling.event(4, JANE, "");
        assertThat(pipeline.eventState("m4")).startsWith("5" + ending);

        canceling.event(pipeline.planned("m8", PlanOf.builds("c").part()), JANE, "");
        assertThat(pipeline.eventState("m8"))
                .as("what is being canceled is no build of it")
                .startsWith("5 1 build waits for what is being canceled already: c:f27. Canceled by jane, ");
    }

    @Test
    void endsABuildWithAllThatWaitsForIt() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());
        pipeline.planned("n", new PlanOf().build("b").build("c", "b").part());
        pipeline.running("a", 7);

        assertThat(canceling.builds(List.of(pipeline.build("a"), pipeline.build("c")), JANE, "wrong branch"))
                .containsExactly(
                        "build " + pipeline.build("a") + " (a:f27) is being canceled at mbs.",
                        "build " + pipeline.build("c") + " (c:f27) is canceled, and all that waits for it.");
        assertThat(pipeline.state("a")).isEqualTo(PENDING + " Their reason: wrong branch.");
        assertThat(database.texts("select words from audit order by build_id"))
                .containsExactly(
                        "build " + pipeline.build("a")
                                + " (a:f27) is being canceled at mbs. Their reason: wrong branch.",
                        "build " + pipeline.build("c")
                                + " (c:f27) is canceled, and all that waits for it. Their reason: wrong branch.");
        assertThat(canceling.builds(List.of(pipeline.build("a")), Asker.command("joe"), ""))
                .containsExactly(
                        "build " + pipeline.build("a") + " (a:f27) is being canceled already, asked for by jane.");
        assertThat(pipeline.state("b")).isEqualTo("4 1 Waiting for a:f27.");
        pipeline.found("a", stopped(7));

        assertThat(pipeline.state("b")).startsWith("3 ").contains("cannot be rebuilt: a:f27 was canceled");
        assertThat(pipeline.eventState("m")).startsWith("5 All 2 canceled.");
        assertThat(pipeline.eventState("n")).startsWith("5 All 2 canceled.");

        pipeline.planned("o", new PlanOf().build("d").build("e", "d").part());
        List<Long> both = List.of(pipeline.build("e"), pipeline.build("d"));
        String behind = "build " + both.get(0) + " (e:f27) is canceled with what it waits for.";
        assertThat(canceling.builds(both, JANE, ""))
                .containsExactly("build " + both.get(1) + " (d:f27) is canceled, and all that waits for it.", behind);
        assertThat(database.text("select words from audit where build_id = " + both.get(0)))
                .isEqualTo(behind);
    }

    @Test
    void plansNothingMoreOfWhatIsCanceled() {
        pipeline.record(
                pipeline.received("m"), PlanOf.builds("a").part(), PlanOf.unfinished(PlanOf.OTHER, "Koji is away"));
        Received late = pipeline.claim("m");

        canceling.event(1, JANE, "");
        pipeline.record(late, PlanOf.builds("b").part(PlanOf.OTHER));

        assertThat(pipeline.eventState("m")).startsWith("5 1 build is canceled.");
        assertThat(database.number("select count(*) from builds")).isEqualTo(1);
        assertThat(database.number("select count(*) from inbox where state = 0"))
                .isZero();
        assertThat(database.number("select count(*) from event_parts where status = 0"))
                .isZero();
    }

    @Test
    void letsPeopleEndWhatTheyAskedForAlone() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());
        pipeline.planned("n", new PlanOf().build("b").part());
        database.run("update events set requester = 'jane' where id = 1");
        var jane = new Asker("jane", "oidc", false);
        var joe = new Asker("joe", "oidc", false);

        assertThatExceptionOfType(NotTheirs.class)
                .isThrownBy(() -> canceling.event(1, joe, ""))
                .withMessage("Event 1 was asked for by jane: only an admin changes what somebody else, or nobody,"
                        + " asked for.");
        assertThatExceptionOfType(NotTheirs.class)
                .isThrownBy(() -> canceling.event(2, jane, ""))
                .withMessageStartingWith("Event 2 came over the bus: ");
        assertThatExceptionOfType(NotTheirs.class)
                .as("what waits for it is another's too")
                .isThrownBy(() -> canceling.builds(List.of(pipeline.build("a")), jane, ""));
        assertThat(database.number("select count(*) from audit")).isZero();
        canceling.event(1, jane, "");
        assertThat(database.texts("select how from audit")).containsExactly("oidc");
    }
}
