package io.freshmaker.store;

import static io.freshmaker.store.Pipeline.remote;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.submit.Answer;
import io.freshmaker.submit.ImageEnd;
import io.freshmaker.submit.RemoteBuild.State;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people end while it is at a build system, or on its way there. */
@OnEachDatabase
class CanceledUnderWayTest extends CancelingCase {

    private final Engine engine;

    CanceledUnderWayTest(Engine engine) {
        super(engine);
        this.engine = engine;
    }

    @Test
    void keepsTheEndThatABuildHadBeforeItWasStopped() {
        long event = pipeline.planned("m", PlanOf.builds("a", "b").part());
        pipeline.running("a", 7);
        pipeline.running("b", 8);
        canceling.event(event, JANE, "");

        pipeline.found("a", remote(7, "ready"));
        pipeline.found("b", remote(8, "failed"));

        assertThat(pipeline.state("a")).isEqualTo("1 0 Built.");
        assertThat(pipeline.state("b")).isEqualTo("2 0 failed");
    }

    @Test
    void sendsNothingThatIsCanceledBeforeIt() {
        long event = pipeline.planned("m", PlanOf.builds("a").part());
        pipeline.budget.begin();
        Submission begun = pipeline.submissions.claim(pipeline.submission("a"));

        canceling.event(event, JANE, "");

        assertThat(pipeline.state("a")).isEqualTo("3 0 Canceled by jane.");
        assertThat(pipeline.bumpAndSend(begun)).isNull();
        pipeline.submissions.interrupted(begun, "dist-git is away", true);
        assertThat(pipeline.state("a")).isEqualTo("3 0 Canceled by jane.");
        assertThat(database.number("select count(*) from submissions where step <> 5"))
                .isZero();
    }

    @Test
    void looksFirstForWhatMayBeOnItsWay() {
        long event =
                pipeline.planned("m", PlanOf.builds("lost", "taken", "refused").part());
        pipeline.sending("lost");
        Submission taken = pipeline.sending("taken");
        Submission refused = pipeline.sending("refused");
        canceling.event(event, JANE, "");
        assertThat(pipeline.state("lost")).isEqualTo(PENDING);

        pipeline.submissions.answered(taken, new Answer.Accepted("taken", List.of(remote(7, "build"))));
        pipeline.submissions.answered(refused, new Answer.Refused("not now"));
        pipeline.leasesRunOut();
        pipeline.found("lost");

        assertThat(claimed("taken").step()).isEqualTo(Step.CANCEL);
        assertThat(pipeline.state("refused")).isEqualTo("3 0 Canceled by jane.");
        assertThat(pipeline.state("lost")).isEqualTo("3 0 Canceled by jane.");
        assertThat(database.number("select count(*) from submissions where step <> 5"))
                .isEqualTo(1);
    }

    @Test
    void asksAgainWhereTheBuildSystemDoesNotLetUs() {
        long event = pipeline.planned("m", PlanOf.builds("a").part());
        pipeline.running("a", 7);
        canceling.event(event, JANE, "");

        pipeline.submissions.interrupted(claimed("a"), "MBS does not let us.", true);

        assertThat(pipeline.state("a")).isEqualTo(PENDING + " MBS does not let us. Tried 1 time; tried again.");
        pipeline.found("a", stopped(7));
        assertThat(pipeline.state("a")).startsWith("3 ");
    }

    @Test
    void endsTheWaitForTheNextAttempt() {
        try (var images = new Images(engine)) {
            var stopping = new Canceling(images.database.database(), images.pipeline.waiting, images.pipeline.builds);
            images.planned("m", PlanOf.builds("base"));
            images.planned("n", PlanOf.builds("app"));
            images.running("base", 7);
            images.ended("base", 7, State.FAILED, "no space");
            images.running("app", 8);
            images.heard(Images.task(8, State.FAILED, "FAILED"));

            stopping.event(1, JANE, "");
            stopping.event(2, JANE, "");
            images.ended("app", new ImageEnd(Images.task(8, State.FAILED, "no space"), false));

            assertThat(images.pipeline.state("base")).isEqualTo("3 0 Canceled by jane.");
            assertThat(images.pipeline.state("app")).isEqualTo("3 0 Canceled by jane. attempt 1 failed: no space.");
            assertThat(images.database.number("select count(*) from submissions where step <> 5"))
                    .isZero();
        }
    }

    @Test
    void saysOfATaskThatItIsCanceledRatherThanLate() {
        try (var images = new Images(engine)) {
            var stopping = new Canceling(images.database.database(), images.pipeline.waiting, images.pipeline.builds);
            images.planned("m", PlanOf.builds("base"));
            images.running("base", 7);
            images.database.run("update submissions set deadline_at = current_timestamp - interval '1' second");

            stopping.event(1, JANE, "");
            images.ended("base", new ImageEnd(Images.task(7, State.CANCELED, "task 7 is canceled there"), false));

            assertThat(images.pipeline.state("base")).isEqualTo("3 0 Canceled by jane. task 7 is canceled there.");
        }
    }

    @Test
    void losesNothingToOthersAtTheSameMoment() {
        for (int round = 0; round < 4; round++) {
            String message = "m" + round;
            long event = pipeline.planned(
                    message, new PlanOf().build("a").build("b", "a").build("c").part());
            pipeline.running("a", 7);
            pipeline.later();
            Submission followed = pipeline.submissions.claimLookUp(pipeline.submission("a"));

            Together.run(
                    () -> canceling.event(event, JANE, ""),
                    () -> canceling.event(event, JANE, ""),
                    pipeline.budget::begin,
                    () -> pipeline.submissions.found(followed, List.of(remote(7, "ready"))));

            assertThat(pipeline.eventState(message)).startsWith("5 ");
            assertThat(database.number(
                            "select count(*) from builds where state = 4 or state = 0 and canceled_by is null"))
                    .isZero();
            if (pipeline.state("a").startsWith("0")) {
                pipeline.found("a", stopped(7));
            }
            assertThat(database.number("select count(*) from submissions where step <> 5"))
                    .isZero();
            assertThat(database.number("select count(*) from audit")).isEqualTo(round + 1);
        }
    }
}
