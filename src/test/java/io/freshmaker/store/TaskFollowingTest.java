package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.submit.Answer;
import io.freshmaker.submit.Asked;
import io.freshmaker.submit.Followed;
import io.freshmaker.submit.ImageEnd;
import io.freshmaker.submit.RemoteBuild.State;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the tasks that Koji makes of image builds. */
@OnEachDatabase
class TaskFollowingTest extends TaskCase {

    TaskFollowingTest(Engine engine) {
        super(engine);
    }

    @Test
    void looksAtAllThatRunsInOneStep() {
        images.running("base", 7);
        images.running("other", 8);
        database.run("update submissions set due_at = current_timestamp where build_id = ?", pipeline.build("base"));

        Followed followed = images.following.claim();
        assertThat(followed.remotes()).containsExactly(7L);
        assertThat(images.following.claim()).isNull();
        pipeline.leasesRunOut();

        Followed both = images.heard(Images.task(7, State.RUNNING, "OPEN"), Images.task(8, State.RUNNING, "ASSIGNED"));

        assertThat(both.remotes()).containsExactlyInAnyOrder(7L, 8L);
        assertThat(pipeline.state("base")).isEqualTo("0 0 Building as koji task 7: OPEN.");
        assertThat(pipeline.state("other")).isEqualTo("0 0 Building as koji task 8: ASSIGNED.");
        assertThat(wait("base")).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(67));
        assertThat(images.following.claim()).isNull();
    }

    @Test
    void triesAgainWithANewTokenUntilTheAttemptsAreUsedUp() {
        images.running("base", 7);
        images.ended("base", 7, State.FAILED, "no space");

        assertThat(pipeline.state("base")).matches("0 0 Attempt 2 of 3 at ..:..:..; attempt 1 failed: no space");
        assertThat(wait("base")).isBetween(Duration.ofSeconds(260), Duration.ofSeconds(331));
        assertThat(database.number("select count(distinct token) from submissions where build_id = ?", base()))
                .isEqualTo(2);

        images.running("base", 8);
        assertThat(pipeline.state("base")).isEqualTo("0 0 Attempt 2 of 3: building as koji task 8: FREE.");
        images.heard(Images.task(8, State.RUNNING, "OPEN"));
        assertThat(pipeline.state("base")).isEqualTo("0 0 Attempt 2 of 3: building as koji task 8: OPEN.");
        images.ended("base", 8, State.FAILED, "no space");
        assertThat(wait("base")).isBetween(Duration.ofSeconds(530), Duration.ofSeconds(661));

        images.running("base", 9);
        images.ended("base", 9, State.FAILED, "still none");
        assertThat(pipeline.state("base")).isEqualTo("2 0 still none. Tried 3 times.");
        assertThat(pipeline.state("app")).startsWith("2 1 cannot be rebuilt: base:f27 failed: still none");
        assertThat(database.texts("select words from submissions where build_id = ? order by attempt", base()))
                .containsExactly("no space", "no space", "still none");
    }

    @Test
    void triesNothingAgainThatWouldFailAgain() {
        images.running("base", 7);
        images.heard(Images.task(7, State.FAILED, "FAILED"));
        images.ended("base", new ImageEnd(Images.task(7, State.FAILED, "Target `x` not found"), true));

        assertThat(pipeline.state("base")).isEqualTo("2 0 Target `x` not found");
        assertThat(database.number("select count(*) from submissions where build_id = ?", base()))
                .isEqualTo(1);
    }

    @Test
    void cancelsWhatSomebodyCanceledThereAndWhatIsBuiltOnIt() {
        images.running("base", 7);
        images.ended("base", 7, State.CANCELED, "Somebody canceled task 7 at Koji.");

        assertThat(pipeline.state("base")).isEqualTo("3 0 Somebody canceled task 7 at Koji.");
        assertThat(pipeline.state("app"))
                .isEqualTo("3 1 cannot be rebuilt: base:f27 was canceled: Somebody canceled task 7 at Koji.");
        images.running("other", 8);
        images.built("other", 8);
        assertThat(pipeline.eventState("m")).startsWith("2 1 of 3 rebuilt; canceled: base:f27");
    }

    @Test
    void failsWhatDoesNotEndOnceItIsCanceledThere() {
        images.running("base", 7);
        overdue();
        images.heard(Images.task(7, State.RUNNING, "OPEN"));

        assertThat(step("base")).isEqualTo(Step.CANCEL);
        assertThat(pipeline.state("base"))
                .isEqualTo("0 0 No end within 24 hours at koji; its last state was OPEN, and it is canceled there.");
        images.ended("base", new ImageEnd(Images.task(7, State.CANCELED, "task 7 is canceled there"), false));

        assertThat(pipeline.state("base")).isEqualTo("2 0 No end within 24 hours at koji; task 7 is canceled there.");
        assertThat(pipeline.state("app")).startsWith("2 1 cannot be rebuilt: base:f27 failed: No end within 24 hours");
    }

    @Test
    void takesTheEndOfWhatClosedBeforeItWasCanceled() {
        images.running("base", 7);
        overdue();
        images.heard(Images.task(7, State.RUNNING, "OPEN"));
        images.ended("base", new ImageEnd(Images.task(7, State.DONE, "CLOSED"), Images.image("base", 7), Asked.USUAL));

        assertThat(pipeline.state("base")).isEqualTo("1 0 Built.");
    }

    @Test
    void failsNothingWhileNobodyCanLookAtIt() {
        images.running("base", 7);
        overdue();
        pipeline.later();
        images.submissions.interrupted(images.following.claim(), "Koji can't be reached");
        assertThat(pipeline.state("base")).isEqualTo("0 0 Koji can't be reached. Tried 1 time; tried again.");

        images.heard(Images.task(7, State.RUNNING, "OPEN"));
        Submission claimed = images.submissions.claimLookUp(pipeline.submission("base"));
        images.submissions.interrupted(claimed, "Koji can't be reached", false);
        assertThat(step("base")).isEqualTo(Step.CANCEL);
        assertThat(pipeline.state("base")).isEqualTo("0 0 Koji can't be reached. Tried 1 time; tried again.");
    }

    @Test
    void asksAgainForAnEndThatCannotBeRead() {
        images.running("base", 7);
        images.heard(Images.task(7, State.DONE, "CLOSED"));
        Submission claimed = images.submissions.claimLookUp(pipeline.submission("base"));
        assertThat(claimed.step()).isEqualTo(Step.READ);
        images.submissions.interrupted(claimed, "Koji is offline", false);

        assertThat(pipeline.state("base")).isEqualTo("0 0 Koji is offline. Tried 1 time; tried again.");
        pipeline.later();
        assertThat(images.submissions.claimLookUp(pipeline.submission("base")).step())
                .isEqualTo(Step.READ);
    }

    @Test
    void changesNothingForAClaimThatRanOut() {
        images.running("base", 7);
        pipeline.later();
        Followed old = images.following.claim();
        pipeline.leasesRunOut();
        pipeline.later();
        Followed fresh = images.following.claim();

        images.following.heard(old, List.of(Images.task(7, State.DONE, "CLOSED")));
        assertThat(step("base")).isEqualTo(Step.FOLLOW);
        images.following.heard(fresh, List.of(Images.task(7, State.DONE, "CLOSED")));
        assertThat(step("base")).isEqualTo(Step.READ);
    }

    @Test
    void sendsTheSameTokenAgainWhenNoTaskIsFound() {
        Submission sent = images.sending("base");
        images.submissions.answered(sent, new Answer.Unknown("the connection broke"));
        pipeline.later();
        Submission lookedUp = images.submissions.claimLookUp(pipeline.submission("base"));
        images.submissions.found(lookedUp, List.of());

        Submission again = images.submissions.claim(pipeline.submission("base"));
        assertThat(again.step()).isEqualTo(Step.SEND);
        assertThat(again.token()).isEqualTo(sent.token());
        assertThat(again.attempt()).isEqualTo(1);
    }

    private void overdue() {
        database.run("update submissions set deadline_at = current_timestamp - interval '1' second");
    }

    private long base() {
        return pipeline.build("base");
    }

    private Step step(String name) {
        return Step.of((int) database.number("select step from submissions where id = ?", pipeline.submission(name)));
    }

    private Duration wait(String name) {
        return database.database()
                .read(handle -> Duration.between(
                        Database.now(handle),
                        handle.createQuery("select due_at from submissions where id = :id")
                                .bind("id", pipeline.submission(name))
                                .mapTo(OffsetDateTime.class)
                                .one()));
    }
}
