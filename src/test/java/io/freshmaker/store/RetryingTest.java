package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.freshmaker.plan.ContentType;
import io.freshmaker.submit.RemoteBuild.State;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people have tried again, and what goes along with it. */
@OnEachDatabase
class RetryingTest {

    private final Pipeline pipeline;
    private final TestDatabase database;
    private final Engine engine;
    private final Retrying retrying;

    RetryingTest(Engine engine) {
        this.engine = engine;
        pipeline = new Pipeline(engine);
        database = pipeline.database;
        retrying = new Retrying(database.database(), pipeline.waiting);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void triesWhatFailedAndAllThatEndedBecauseOfItOnceMore() {
        pipeline.planned(
                "m",
                new PlanOf()
                        .build("a")
                        .build("b", "a")
                        .build("c", "b")
                        .build("free")
                        .part());
        pipeline.built("free", "ready");
        pipeline.built("a", "failed");
        assertThat(pipeline.eventState("m")).startsWith("2 1 of 4 rebuilt; failed: a:f27 (failed)");
        database.run("update builds set time_created = current_timestamp - interval '90' day");

        List<String> told = retrying.builds(List.of(pipeline.build("a")), Asker.command("jane"), "the mirror was down");

        assertThat(told).containsExactly("3 builds are tried again: a:f27, b:f27, c:f27.");
        assertThat(pipeline.state("a")).isEqualTo("4 0 Waiting for a free slot.");
        WorkView now = new WorkNow(database.database(), pipeline.pauses).read(1);
        assertThat(now.backlog().get(Backlog.Kind.PLANNED).oldest())
                .as("they wait since they are planned again")
                .isAfter(now.at().minusDays(1));
        assertThat(pipeline.state("c")).isEqualTo("4 1 Waiting for b:f27.");
        assertThat(pipeline.state("free")).startsWith("1 ");
        assertThat(pipeline.eventState("m"))
                .matches("1 3 builds are tried again: a:f27, b:f27, c:f27\\. Tried again by jane, .* UTC\\."
                        + " Their reason: the mirror was down\\.");
        pipeline.budget.begin();
        assertThat(database.number("select max(attempt) from submissions where build_id = ?", pipeline.build("a")))
                .isEqualTo(2);
        assertThat(pipeline.submissions.claim(pipeline.submission("a")).turn()).isEqualTo(1);

        pipeline.leasesRunOut();
        for (String name : List.of("a", "b", "c")) {
            pipeline.later();
            pipeline.built(name, "ready");
        }
        assertThat(pipeline.eventState("m")).startsWith("2 All 4 rebuilt. Tried again by jane");
        assertThat(database.number("select count(*) from submissions where build_id = ?", pipeline.build("a")))
                .isEqualTo(2);
    }

    @Test
    void triesAllOfAnEventAlsoWhereWhatFailedIsAnothers() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());
        long second =
                pipeline.planned("n", new PlanOf().build("b").build("c", "b").part());
        pipeline.built("a", "failed");
        assertThat(pipeline.eventState("n")).startsWith("3 ");

        assertThat(retrying.event(second, Asker.command("jane"), ""))
                .containsExactly("3 builds are tried again: a:f27, b:f27, c:f27.");
        assertThat(pipeline.eventState("m")).startsWith("1 ");
        assertThat(pipeline.eventState("n")).startsWith("1 ");
    }

    @Test
    void triesOnceWhatWasLostTwice() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());
        long first = pipeline.build("b");
        database.database().transact(handle -> {
            pipeline.builds.canceled(handle, first, "stopped");
            return null;
        });
        pipeline.planned("n", new PlanOf().build("a").build("b", "a").part());
        long second = pipeline.build("b");
        pipeline.built("a", "failed");

        assertThat(retrying.event(pipeline.event("m"), Asker.command("jane"), ""))
                .containsExactly(
                        "2 builds are tried again: a:f27, b:f27.",
                        "build " + second + " (b:f27) stays as it is: it is tried again as build " + first
                                + " (b:f27).");
    }

    @Test
    void leavesWhatAlsoWaitsForSomethingElseThatFailed() {
        pipeline.planned(
                "m",
                new PlanOf()
                        .build("a")
                        .build("b")
                        .build("c", "a", "b")
                        .build("d", "c")
                        .part());
        pipeline.built("a", "failed");
        pipeline.built("b", "failed");

        List<String> told = retrying.builds(List.of(pipeline.build("a")), Asker.command("jane"), "");

        assertThat(told)
                .containsExactly(
                        "1 build is tried again: a:f27.",
                        "build " + pipeline.build("c") + " (c:f27) stays as it is: it waits for build "
                                + pipeline.build("b") + " (b:f27) too, which is FAILED.",
                        "build " + pipeline.build("d") + " (d:f27) stays as it is: it waits for build "
                                + pipeline.build("c") + " (c:f27) too, which is FAILED.");
        assertThat(retrying.builds(List.of(pipeline.build("b")), Asker.command("jane"), ""))
                .containsExactly("3 builds are tried again: b:f27, c:f27, d:f27.");
        assertThat(pipeline.state("c")).isEqualTo("4 2 Waiting for a:f27, b:f27.");
    }

    @Test
    void refusesWhatIsOfNoUse() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());
        long a = pipeline.build("a");
        long b = pipeline.build("b");
        long event = pipeline.event("m");

        assertThatIllegalStateException()
                .isThrownBy(() -> retrying.builds(List.of(99L), Asker.command("jane"), ""))
                .withMessage("There is no build 99; the newest one is " + b
                        + ", and /api/2/builds/ lists those that are kept. The id of an event goes behind --event.");
        assertThatIllegalStateException()
                .isThrownBy(() -> retrying.event(99, Asker.command("jane"), ""))
                .withMessage("There is no event 99; the newest one is " + event
                        + ", and /api/2/events/ lists those that are kept.");
        assertThatIllegalStateException()
                .isThrownBy(() -> retrying.builds(List.of(a), Asker.command("jane"), ""))
                .withMessage("Nothing is to be tried again of build " + a + " (a:f27): it is PLANNED.");
        assertThatIllegalStateException()
                .isThrownBy(() -> retrying.event(event, Asker.command("jane"), ""))
                .withMessage("Nothing of event " + event + " failed or was canceled: 2 builds planned.");

        pipeline.built("a", "failed");
        assertThatIllegalStateException()
                .isThrownBy(() -> retrying.builds(List.of(b), Asker.command("jane"), ""))
                .withMessage("It is no use to try build " + b + " (b:f27) alone, which ended because of build " + a
                        + " (a:f27): ./freshmaker retry " + a + " tries all of them again.");

        pipeline.planned("n", PlanOf.builds("a").part());
        assertThatIllegalStateException()
                .isThrownBy(() -> retrying.builds(List.of(a), Asker.command("jane"), ""))
                .withMessage("What failed is planned anew already, as build " + pipeline.build("a") + " of event "
                        + pipeline.event("n") + ": wait for that one.");
        assertThat(pipeline.eventState("m")).startsWith("3 ");
    }

    @Test
    void neverSubmitsWhatWasCanceledInADryRun() {
        var dry = new ContentType("spec-changed", "v1", "GitRPMSpecChangeEvent", "mbs", true);
        long event =
                pipeline.planned("m", new PlanOf().build("a").build("b", "a").part(dry));
        canceling().event(event, Asker.command("jane"), "");
        pipeline.planned("n", PlanOf.builds("a").part());

        assertThat(retrying.event(event, Asker.command("jane"), ""))
                .containsExactly("2 builds are tried again: a:f27, b:f27.");
        pipeline.budget.begin();

        assertThat(database.number("select count(*) from submissions s join builds b on b.id = s.build_id"
                        + " where b.event_id = 1"))
                .isZero();
        assertThat(pipeline.eventState("m")).startsWith("2 Dry run: 2 builds, nothing was submitted.");
        assertThat(pipeline.state("a")).as("the real one").startsWith("0 ");
    }

    @Test
    void leavesAnEventCanceledForWhichNobodyAsked() {
        long first = pipeline.planned("m", PlanOf.builds("a", "b").part());
        long second = pipeline.planned("n", PlanOf.builds("a").part());
        canceling().event(first, Asker.command("jane"), "");
        String canceled = pipeline.eventState("m");
        pipeline.built("a", "failed");

        retrying.event(second, Asker.command("joe"), "");
        assertThat(pipeline.eventState("m")).isEqualTo(canceled);
        assertThat(pipeline.eventState("n")).startsWith("1 1 build is tried again");

        pipeline.later();
        pipeline.built("a", "failed");
        retrying.builds(List.of(pipeline.build("a")), Asker.command("joe"), "");
        assertThat(pipeline.eventState("m")).isEqualTo(canceled);
        retrying.event(first, Asker.command("joe"), "");
        assertThat(pipeline.eventState("m")).startsWith("1 1 build is tried again: b:f27.");
    }

    @Test
    void letsPeopleTryAgainWhatTheyAskedForAlone() {
        pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());
        pipeline.planned("n", new PlanOf().build("b").part());
        database.run("update events set requester = 'jane' where id = 2");
        var jane = new Asker("jane", "oidc", false);
        canceling().builds(List.of(pipeline.build("a")), Asker.command("root"), "");

        assertThatExceptionOfType(NotTheirs.class)
                .as("what it waits for is another's")
                .isThrownBy(() -> retrying.event(2, jane, ""))
                .withMessageStartingWith("Event 1 came over the bus: ");
        database.run("update events set requester = case when id = 1 then 'jane' else null end");
        assertThatExceptionOfType(NotTheirs.class)
                .as("what waits for it is another's too")
                .isThrownBy(() -> retrying.builds(List.of(pipeline.build("a")), jane, ""));
        assertThat(pipeline.state("a")).startsWith("3 ");
    }

    @Test
    void neverLeavesABuildWaitingForWhatWasCanceled() {
        long event =
                pipeline.planned("m", new PlanOf().build("a").build("b", "a").part());
        long a = pipeline.build("a");
        long b = pipeline.build("b");
        canceling().event(event, Asker.command("jane"), "");

        assertThatIllegalStateException()
                .isThrownBy(() -> retrying.builds(List.of(b), Asker.command("jane"), ""))
                .withMessage("It is no use to try build " + b + " (b:f27) alone, which waits for build " + a
                        + " (a:f27): ./freshmaker retry " + a + " " + b + " tries all of them again.");
        assertThat(retrying.builds(List.of(b, a, b), Asker.command("jane"), ""))
                .containsExactly("2 builds are tried again: a:f27, b:f27.");
        assertThat(database.texts("select build_id from audit where action = 'retry' order by id"))
                .as("each once")
                .hasSize(2);

        long second = pipeline.planned("n", PlanOf.builds("b").part());
        canceling().builds(List.of(b), Asker.command("jane"), "");
        canceling().builds(List.of(a), Asker.command("jane"), "");
        assertThat(retrying.event(second, Asker.command("jane"), ""))
                .containsExactly("2 builds are tried again: a:f27, b:f27.");
        assertThat(pipeline.state("b")).isEqualTo("4 1 Waiting for a:f27.");
    }

    private Canceling canceling() {
        return new Canceling(database.database(), pipeline.waiting, pipeline.builds);
    }

    @Test
    void countsTheAttemptsOfAnImageAnew() {
        try (var images = new Images(engine)) {
            images.planned("m", new PlanOf().build("base").build("app", "base"));
            images.running("base", 7);
            images.ended("base", 7, State.CANCELED, "canceled");
            var again = new Retrying(images.database.database(), images.pipeline.waiting);

            assertThat(again.event(images.pipeline.event("m"), Asker.command("jane"), ""))
                    .containsExactly("2 builds are tried again: base:f27, app:f27.");

            images.running("base", 8);
            images.ended("base", 8, State.FAILED, "no space");
            assertThat(images.pipeline.state("base")).startsWith("0 0 Attempt 2 of 3 at ");
        }
    }
}
