package io.freshmaker.store;

import static io.freshmaker.store.Pipeline.remote;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.submit.Answer;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Who works on a submission, and what becomes of those whose claim is over. */
@OnEachDatabase
class SubmissionsTest extends SubmissionCase {

    SubmissionsTest(Engine engine) {
        super(engine);
    }

    @Test
    void goesFromTheBumpToTheRequest() {
        pipeline.budget.begin();
        Submission claimed = submissions.claim(pipeline.submission("a"));

        assertThat(claimed.step()).isEqualTo(Step.BUMP);
        assertThat(claimed.artifact()).isEqualTo(Pipeline.module("a"));
        assertThat(claimed.cause()).isEqualTo("spec file changed");
        assertThat(claimed.attempt()).isEqualTo(1);

        Submission bumped = submissions.bumped(claimed, "c1", "git://m/a?#c1");
        assertThat(bumped.step()).isEqualTo(Step.SEND);
        assertThat(bumped.scmurl()).isEqualTo("git://m/a?#c1");
        assertThat(bumped.token()).isEqualTo(claimed.token());

        assertThat(submissions.sending(bumped).step()).isEqualTo(Step.SENDING);
        assertThat(wait("a")).isBetween(Duration.ofSeconds(700), Duration.ofSeconds(720));
    }

    @Test
    void isTakenByOneOnly() {
        pipeline.budget.begin();
        long id = pipeline.submission("a");

        List<Submission> claims = Together.call(4, turn -> submissions.claim(id));

        assertThat(claims.stream().filter(Objects::nonNull)).hasSize(1);
        assertThat(submissions.claim(id)).isNull();
    }

    @Test
    void isTakenOnlyForTheStepItIsAt() {
        pipeline.budget.begin();
        assertThat(submissions.claimLookUp(pipeline.submission("a"))).isNull();

        pipeline.running("a", 7);
        pipeline.later();
        assertThat(submissions.claim(pipeline.submission("a"))).isNull();
        assertThat(submissions.claimLookUp(pipeline.submission("a")).step()).isEqualTo(Step.FOLLOW);
    }

    @Test
    void isSentByOneOnly() {
        pipeline.budget.begin();
        Submission bumped = submissions.bumped(submissions.claim(pipeline.submission("a")), "c", "u");

        List<Submission> sent = Together.call(3, turn -> submissions.sending(bumped));

        assertThat(sent.stream().filter(Objects::nonNull)).hasSize(1);
    }

    @Test
    void failsWhatIsHopeless() {
        pipeline.budget.begin();

        submissions.interrupted(submissions.claim(pipeline.submission("a")), "There is no such repository.", true);

        assertThat(pipeline.state("a")).isEqualTo("2 0 There is no such repository.");
    }

    @Test
    void looksNoSoonerBecauseStoringTheAnswerFailed() {
        Submission sending = pipeline.sending("a");

        submissions.interrupted(sending, "the database is away", false);

        assertThat(step("a")).isEqualTo("SENDING");
        assertThat(wait("a")).isBetween(Duration.ofSeconds(700), Duration.ofSeconds(720));
    }

    @Test
    void keepsItsStepWhenTheWorkersViewIsOld() {
        pipeline.budget.begin();
        Submission claimed = submissions.claim(pipeline.submission("a"));
        submissions.bumped(claimed, "c", "u");

        submissions.interrupted(claimed, "no thread", false);

        assertThat(step("a")).isEqualTo("SEND");
    }

    @Test
    void changesNothingForOneWhoseClaimRanOut() {
        Submission late = pipeline.sending("a");
        pipeline.leasesRunOut();
        pipeline.found("a");
        Submission second = submissions.sending(submissions.claim(pipeline.submission("a")));
        assertThat(second.step()).isEqualTo(late.step());
        OffsetDateTime due = due("a");

        submissions.answered(late, new Answer.Unknown("lost"));
        submissions.answered(late, new Answer.Refused("refused"));
        submissions.answered(late, new Answer.Rejected("rejected"));
        submissions.answered(late, new Answer.Exists("exists"));
        submissions.answered(late, new Answer.Accepted("taken", List.of(remote(9, "failed"))));
        submissions.found(late, List.of());
        submissions.found(late, List.of(remote(9, "ready")));
        submissions.interrupted(late, "interrupted", false);
        submissions.interrupted(late, "hopeless", true);

        assertThat(step("a")).isEqualTo("SENDING");
        assertThat(due("a")).isEqualTo(due);
        assertThat(pipeline.state("a")).startsWith("0 0");
        assertThat(database.number("select count(*) from remote_builds")).isZero();

        submissions.answered(second, new Answer.Accepted("taken", List.of(remote(7, "build"))));
        assertThat(pipeline.state("a")).isEqualTo("0 0 Building as mbs build 7: build.");
    }

    @Test
    void bumpsAndSendsNothingForOneWhoseClaimRanOut() {
        pipeline.budget.begin();
        Submission late = submissions.claim(pipeline.submission("a"));
        pipeline.leasesRunOut();
        Submission second = submissions.claim(pipeline.submission("a"));

        assertThat(submissions.sending(submissions.bumped(late, "late", "late")))
                .isNull();

        assertThat(submissions.sending(submissions.bumped(second, "c", "u")).commit())
                .isEqualTo("c");
    }

    @Test
    void endsOnceAndForAll() {
        pipeline.running("a", 7);
        pipeline.later();
        Submission claimed = submissions.claimLookUp(pipeline.submission("a"));
        submissions.found(claimed, List.of(remote(7, "ready")));

        submissions.found(claimed, List.of(remote(7, "failed")));
        submissions.interrupted(claimed, "hopeless", true);

        assertThat(pipeline.state("a")).isEqualTo("1 0 Built.");
        pipeline.later();
        assertThat(submissions.claimLookUp(claimed.id())).isNull();
    }
}
