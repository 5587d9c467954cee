package io.freshmaker.store;

import static io.freshmaker.store.Pipeline.remote;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.submit.Answer;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class SubmissionsTest {

    private final Pipeline pipeline;
    private final TestDatabase database;
    private final Submissions submissions;

    SubmissionsTest(Engine engine) {
        pipeline = new Pipeline(engine);
        database = pipeline.database;
        submissions = pipeline.submissions;
    }

    @BeforeEach
    void plan() {
        pipeline.planned("m", PlanOf.builds("a").part());
    }

    @AfterEach
    void close() {
        pipeline.close();
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
    void followsWhatWasAccepted() {
        pipeline.running("a", 7);

        assertThat(step("a")).isEqualTo("FOLLOW");
        assertThat(pipeline.state("a")).isEqualTo("0 0 Building as mbs build 7: build.");
        assertThat(database.number("select remote_id from builds")).isEqualTo(7);
        assertThat(database.text("select url from builds where time_submitted is not null"))
                .isEqualTo("/builds/7");
        assertThat(wait("a")).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    }

    @Test
    void looksForWhatIsSaidToExistAndAdoptsIt() {
        answer(new Answer.Exists("409"));
        assertThat(step("a")).isEqualTo("EXISTS");

        pipeline.found("a", remote(7, "build"));

        assertThat(step("a")).isEqualTo("FOLLOW");
        assertThat(database.number("select count(*) from submissions")).isEqualTo(1);
    }

    @Test
    void takesAnotherCommitWhenWhatExistsIsNotOurs() {
        answer(new Answer.Exists("409"));
        String token = database.text("select token from submissions");

        pipeline.found("a");

        assertThat(database.texts("select attempt || ' ' || step from submissions order by attempt"))
                .containsExactly("1 5", "2 0");
        assertThat(database.texts("select token from submissions"))
                .doesNotHaveDuplicates()
                .contains(token);
        assertThat(pipeline.state("a")).startsWith("0 0");
    }

    @Test
    void doesNotBumpForEver() {
        answer(new Answer.Exists("409"));
        for (int attempt = 1; attempt < 5; attempt++) {
            pipeline.found("a");
            submissions.answered(
                    pipeline.bumpAndSend(submissions.claim(pipeline.submission("a"))), new Answer.Exists("409"));
        }
        pipeline.found("a");

        assertThat(database.number("select count(*) from submissions")).isEqualTo(5);
        assertThat(pipeline.state("a")).startsWith("2 0 mbs said of 5 commits");
    }

    @Test
    void failsWhatWasRejected() {
        answer(new Answer.Rejected("the branch is not there"));

        assertThat(step("a")).isEqualTo("ENDED");
        assertThat(pipeline.state("a")).isEqualTo("2 0 the branch is not there");
        assertThat(pipeline.eventState("m")).startsWith("3 Nothing rebuilt");
    }

    @Test
    void sendsAgainLaterWhatWasRefused() {
        answer(new Answer.Refused("Is the token right?"));

        assertThat(step("a")).isEqualTo("SEND");
        assertThat(wait("a")).isPositive();
        assertThat(pipeline.state("a")).isEqualTo("0 0 Is the token right? Tried 1 time; tried again.");

        pipeline.later();
        Submission again = submissions.sending(submissions.claim(pipeline.submission("a")));
        submissions.answered(again, new Answer.Refused("HTTP 503"));
        assertThat(pipeline.state("a")).isEqualTo("0 0 HTTP 503. Tried 2 times; tried again.");
        assertThat(database.number("select count(*) from submissions")).isEqualTo(1);
    }

    @Test
    void waitsAndLooksAfterALostAnswer() {
        answer(new Answer.Unknown("connection reset"));

        assertThat(step("a")).isEqualTo("SENDING");
        assertThat(wait("a")).isBetween(Duration.ofSeconds(580), Duration.ofSeconds(600));
        assertThat(pipeline.state("a")).contains("connection reset", "before anything is sent again");

        pipeline.found("a");
        assertThat(step("a")).isEqualTo("SEND");
        assertThat(submissions.claim(pipeline.submission("a")).scmurl()).isNotNull();
    }

    @Test
    void adoptsWhatALostRequestMade() {
        answer(new Answer.Unknown("connection reset"));

        pipeline.found("a", remote(7, "build"));

        assertThat(step("a")).isEqualTo("FOLLOW");
        assertThat(pipeline.state("a")).isEqualTo("0 0 Building as mbs build 7: build.");
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

    @Test
    void failsWhatIsHopeless() {
        pipeline.budget.begin();

        submissions.interrupted(submissions.claim(pipeline.submission("a")), "There is no such repository.", true);

        assertThat(pipeline.state("a")).isEqualTo("2 0 There is no such repository.");
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

    private void answer(Answer answer) {
        submissions.answered(pipeline.sending("a"), answer);
    }

    private void overdue() {
        database.run("update submissions set deadline_at = current_timestamp - interval '1' second");
    }

    private String step(String name) {
        return Step.of((int) database.number("select step from submissions where id = ?", pipeline.submission(name)))
                .name();
    }

    private OffsetDateTime due(String name) {
        return database.database()
                .read(handle -> handle.createQuery("select due_at from submissions where id = :id")
                        .bind("id", pipeline.submission(name))
                        .mapTo(OffsetDateTime.class)
                        .one());
    }

    private Duration wait(String name) {
        return Duration.between(database.database().read(Database::now), due(name));
    }
}
