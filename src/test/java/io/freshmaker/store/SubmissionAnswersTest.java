package io.freshmaker.store;

import static io.freshmaker.store.Pipeline.remote;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.submit.Answer;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is done at each answer of the build system to a request. */
@OnEachDatabase
class SubmissionAnswersTest extends SubmissionCase {

    SubmissionAnswersTest(Engine engine) {
        super(engine);
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

    private void answer(Answer answer) {
        submissions.answered(pipeline.sending("a"), answer);
    }
}
