package io.freshmaker.store;

import static io.freshmaker.store.Pipeline.remote;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.submit.Answer;
import io.freshmaker.submit.RemoteBuild;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is found of accepted builds, until all of them have ended or their deadline has passed. */
@OnEachDatabase
class FollowedSubmissionsTest extends SubmissionCase {

    FollowedSubmissionsTest(Engine engine) {
        super(engine);
    }

    @Test
    void isDoneOnlyWhenAllContextsAreReady() {
        submissions.answered(
                pipeline.sending("a"), new Answer.Accepted("two", List.of(remote(8, "build"), remote(7, "build"))));

        pipeline.found("a", remote(7, "ready"), remote(8, "build"));
        assertThat(pipeline.state("a")).isEqualTo("0 0 Building as mbs build 8: build.");

        pipeline.found("a", remote(8, "ready"), remote(7, "ready"));
        assertThat(pipeline.state("a")).isEqualTo("1 0 Built.");
        assertThat(database.text("select rebuilt_nvr from builds")).isEqualTo("nvr-7");
        assertThat(step("a")).isEqualTo("ENDED");
    }

    @Test
    void waitsForAContextThatIsNotListedAtTheMoment() {
        submissions.answered(
                pipeline.sending("a"), new Answer.Accepted("two", List.of(remote(7, "build"), remote(8, "build"))));

        pipeline.found("a", remote(7, "ready"));

        assertThat(pipeline.state("a")).isEqualTo("0 0 Building as mbs build 8: build.");
    }

    @Test
    void failsWhenOneContextFailed() {
        submissions.answered(
                pipeline.sending("a"), new Answer.Accepted("two", List.of(remote(7, "build"), remote(8, "build"))));

        pipeline.found("a", remote(7, "ready"), remote(8, "failed"));

        assertThat(pipeline.state("a")).isEqualTo("2 0 failed");
    }

    @Test
    void followsOnWhenItIsNotListed() {
        pipeline.running("a", 7);

        pipeline.found("a");

        assertThat(step("a")).isEqualTo("FOLLOW");
        assertThat(pipeline.state("a")).startsWith("0 ");
    }

    @Test
    void triesLaterAfterAFailedCall() {
        pipeline.running("a", 7);
        for (int tries = 1; tries <= 3; tries++) {
            pipeline.later();
            submissions.interrupted(submissions.claimLookUp(pipeline.submission("a")), "MBS is down", false);
            assertThat(pipeline.state("a")).contains("MBS is down. Tried " + tries);
            assertThat(submissions.claimLookUp(pipeline.submission("a"))).isNull();
        }

        pipeline.found("a", remote(7, "build"));
        assertThat(database.number("select tries from submissions")).isZero();
    }

    @Test
    void cancelsAfterTheDeadlineAndFailsThen() {
        pipeline.running("a", 7);
        overdue();

        pipeline.found("a", remote(7, "build"));

        assertThat(step("a")).isEqualTo("CANCEL");
        assertThat(pipeline.state("a"))
                .isEqualTo("0 0 No end within 24 hours at mbs; its last state was build, and it is canceled there.");

        pipeline.found("a", new RemoteBuild(7, RemoteBuild.State.CANCELED, "Canceled by fm.", "", ""));

        assertThat(step("a")).isEqualTo("ENDED");
        assertThat(pipeline.state("a")).isEqualTo("2 0 No end within 24 hours at mbs; Canceled by fm.");
    }

    @Test
    void isDoneWhenItIsReadyAfterTheDeadline() {
        pipeline.running("a", 7);
        overdue();

        pipeline.found("a", remote(7, "ready"));

        assertThat(pipeline.state("a")).startsWith("1 ");
    }

    @Test
    void givesUpWhatIsGoneAfterTheDeadlineButNotWhatIsOutOfReach() {
        pipeline.planned("n", PlanOf.builds("b").part());
        pipeline.running("a", 7);
        pipeline.running("b", 8);
        overdue();

        pipeline.found("a");
        pipeline.later();
        submissions.interrupted(submissions.claimLookUp(pipeline.submission("b")), "MBS is down", false);

        assertThat(pipeline.state("a")).endsWith("it is no longer known there.");
        assertThat(pipeline.state("b")).isEqualTo("0 0 MBS is down. Tried 1 time; tried again.");
        pipeline.found("b", remote(8, "build"));
        assertThat(step("b")).as("it runs on there").isEqualTo("CANCEL");
    }

    private void overdue() {
        database.run("update submissions set deadline_at = current_timestamp - interval '1' second");
    }
}
