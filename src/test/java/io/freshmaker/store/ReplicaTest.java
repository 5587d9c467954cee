package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.plan.Received;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two replicas on one database: what each has taken, and what becomes of it when one is gone. */
@OnEachDatabase
class ReplicaTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Pipeline pipeline;
    private final TestDatabase database;
    private final Replica a;
    private final Replica b;

    ReplicaTest(Engine engine) {
        pipeline = new Pipeline(engine);
        database = pipeline.database;
        a = replica("a");
        b = replica("b");
        a.beat();
        b.beat();
    }

    private Replica replica(String name) {
        return new Replica(database.database(), name, "backend", "1.0", TIMEOUT);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    @Test
    void isSeenByTheOthersUntilItLeaves() {
        assertThat(b.all()).extracting(ReplicaRow::name).containsExactly("a", "b");
        assertThat(b.all()).allSatisfy(row -> assertThat(row.unseen()).isLessThan(Duration.ofSeconds(20)));

        a.leave();

        assertThat(b.all()).extracting(ReplicaRow::name).containsExactly("b");
    }

    @Test
    void takesOverFromOneThatIsNotSeenForTheTimeout() {
        Received message = received(a);
        unseen(a, 29);
        b.beat();
        assertThat(inbox(b).claim(message.id())).as("while it may live").isNull();

        unseen(a, 31);
        b.beat();

        assertThat(inbox(b).claim(message.id())).isNotNull();
        assertThat(b.all()).extracting(ReplicaRow::name).containsExactly("b");
    }

    @Test
    void givesBackWhatItTookWhenItLeaves() {
        Received message = received(a);
        a.leave();
        assertThat(inbox(b).claim(message.id())).isNotNull();
    }

    @Test
    void leavesWhatOthersTookAlone() {
        Received message = received(b);
        a.leave();
        assertThat(inbox(a).claim(message.id())).isNull();
    }

    @Test
    void goesOnAsANewOneAfterItWasRemoved() {
        String before = a.id();
        Received message = received(a);
        unseen(a, 31);
        b.beat();

        a.beat();

        assertThat(a.id()).isNotEqualTo(before);
        assertThat(b.all()).extracting(ReplicaRow::name).containsExactly("a", "b");
        assertThat(inbox(a).claim(message.id())).isNotNull();
    }

    @Test
    void freesAClaimThatAReplicaMadeAfterItWasRemoved() {
        unseen(a, 31);
        b.beat();
        Received message = received(a);

        a.beat();

        assertThat(inbox(b).claim(message.id())).isNotNull();
    }

    @Test
    void leavesARequestThatMayBeRunningToItsTime() {
        pipeline.planned("m", PlanOf.builds("perl").part());
        pipeline.budget.begin();
        long id = pipeline.submission("perl");
        Submission claimed = submissions(a).claim(id);
        Submission sent = submissions(a).sending(submissions(a).bumped(claimed, "c", "git://d/perl?#c"));
        unseen(a, 31);
        b.beat();

        assertThat(submissions(b).claimLookUp(id)).as("before it has settled").isNull();
        pipeline.later();
        assertThat(submissions(b).claimLookUp(id)).isNotNull();
        submissions(a).interrupted(sent, "It came back.", true);
        assertThat(pipeline.state("perl")).startsWith("0 ");
    }

    @Test
    void letsNoOneSendWhoseClaimWasTakenOver() {
        pipeline.planned("m", PlanOf.builds("perl").part());
        pipeline.budget.begin();
        long id = pipeline.submission("perl");
        Submission old = submissions(a).claim(id);
        unseen(a, 31);
        b.beat();
        Submission taken = submissions(b).claim(id);

        Submission late = submissions(a).bumped(old, "late", "git://d/perl?#late");

        assertThat(submissions(a).sending(late)).isNull();
        assertThat(submissions(b).sending(submissions(b).bumped(taken, "c", "git://d/perl?#c")))
                .isNotNull();
        assertThat(submissions(a).sending(late)).isNull();
        assertThat(database.text("select commit_id from submissions")).isEqualTo("c");
    }

    @Test
    void removesNobodyWhenItWasAwayItself() {
        Replica late = replica("late");
        unseen(a, 31);
        late.beat();
        assertThat(late.all()).extracting(ReplicaRow::name).contains("a");

        late.beat();
        assertThat(late.all()).extracting(ReplicaRow::name).doesNotContain("a");
    }

    @Test
    void givesWorkThatOneDoesAloneToOneOfThem() {
        List<Boolean> held = Together.call(2, turn -> (turn == 0 ? a : b).holds("retention"));
        assertThat(held).containsExactlyInAnyOrder(true, false);
        Replica first = held.get(0) ? a : b;
        Replica second = held.get(0) ? b : a;
        first.beat();
        second.beat();
        assertThat(first.holds("retention")).isTrue();
        assertThat(second.holds("retention")).isFalse();
        assertThat(second.holds("inventory")).as("other work").isTrue();

        first.leave();
        second.beat();

        assertThat(first.holds("retention")).isFalse();
        assertThat(second.holds("retention")).isTrue();
    }

    @Test
    void takesWorkAwayFromOneThatIsGone() {
        assertThat(a.holds("retention")).isTrue();
        assertThat(b.holds("retention")).isFalse();
        unseen(a, 31);
        b.beat();

        assertThat(b.holds("retention")).isTrue();
        assertThat(database.database().<Boolean>transact(handle -> a.holds(handle, "retention")))
                .as("what a paused one believes")
                .isFalse();
        a.beat();
        assertThat(a.holds("retention")).isFalse();
    }

    @Test
    void keepsItsWorkUntilTheTransactionEnds() {
        assertThat(a.holds("relay")).isTrue();
        Together.overlap(
                database.database(),
                handle -> assertThat(a.holds(handle, "relay")).isTrue(),
                a::leave);
        assertThat(b.holds("relay")).isTrue();
    }

    /** Puts a message into the inbox and has a replica take it. */
    private Received received(Replica taker) {
        pipeline.inbox.accept(Pipeline.message("m"));
        return inbox(taker).claim(database.number("select id from inbox"));
    }

    private Inbox inbox(Replica replica) {
        return new Inbox(database.database(), new Pause(Duration.ofMinutes(5)), replica::id);
    }

    private Submissions submissions(Replica replica) {
        return new Submissions(
                database.database(),
                pipeline.builds,
                new Pause(Duration.ofMinutes(5)),
                pipeline.pauses,
                Map.of("mbs", Pipeline.PACE),
                replica::id);
    }

    private void unseen(Replica replica, int seconds) {
        database.run(
                "update replicas set seen_at = current_timestamp - interval '" + seconds + "' second where id = ?",
                replica.id());
    }
}
