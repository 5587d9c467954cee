package io.freshmaker.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.Brakes;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Received;
import io.freshmaker.release.TargetPattern;
import io.freshmaker.submit.Answer;
import io.freshmaker.submit.Pace;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** All that the store does between a message and the end of its builds, over a database of its own. */
final class Pipeline implements AutoCloseable {

    static final Pace PACE = new Pace(
            "mbs", 3, Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofHours(24));

    static final BuildTargets TARGETS =
            new BuildTargets(Map.of("koji", new TargetPattern("{branch}-container-candidate")));

    final TestDatabase database;
    final PauseSwitch pauses = new PauseSwitch(false);
    final Waiting waiting = new Waiting(Set.of("mbs", "koji", "odcs"), pauses);
    final Builds builds = new Builds(waiting);
    final Holds holds;
    final PlanWriter plans;
    final Inbox inbox;
    final Events events;
    final Budget budget;
    final Submissions submissions;

    Pipeline() {
        this(Engine.embedded());
    }

    Pipeline(Engine engine) {
        this(engine, Brakes.NONE);
    }

    Pipeline(Engine engine, Brakes brakes) {
        this(new TestDatabase(engine), brakes);
    }

    Pipeline(TestDatabase database) {
        this(database, Brakes.NONE);
    }

    private Pipeline(TestDatabase database, Brakes brakes) {
        this.database = database;
        inbox = new Inbox(database.database(), new Pause(Duration.ofMinutes(5)));
        holds = new Holds(waiting, brakes.approvalAbove());
        plans = new PlanWriter(waiting, brakes, TARGETS);
        events = new Events(database.database(), inbox, plans, holds);
        budget = new Budget(
                database.database(),
                List.of(PACE),
                pauses,
                brakes.storm(),
                new Turns(database.database(), builds, waiting));
        submissions = new Submissions(
                database.database(), builds, new Pause(Duration.ofMinutes(5)), pauses, Map.of("mbs", PACE));
    }

    static BusMessage message(String id) {
        return new BusMessage(
                id,
                "git.receive",
                "org.fedoraproject.prod.git.receive",
                Envelope.FEDMSG,
                Map.of(),
                null,
                JsonNodeFactory.instance.objectNode());
    }

    /** Puts a message into the inbox and takes it for planning. */
    Received received(String message) {
        inbox.accept(message(message));
        return claim(message);
    }

    /** Takes a message that waits for its next try, whenever that is due. */
    Received claim(String message) {
        database.run("update inbox set due_at = current_timestamp - interval '1' second");
        return inbox.claim(database.number("select id from inbox where message_id = ?", message));
    }

    void record(Received received, Part... parts) {
        events.record(new Answers(received.id(), received.message(), List.of(parts)), received.tries());
    }

    /** Plans a message of its own for these parts, and gives its event. */
    long planned(String message, Part... parts) {
        record(received(message), parts);
        return event(message);
    }

    long event(String message) {
        return database.number("select id from events where message_id = ?", message);
    }

    /** Begins an event in a transaction of the test's own. */
    long event(Handle handle, String message) {
        return handle.createUpdate(
                        "insert into events (message_id, search_key, event_type_id, state) values (:id, '', 2, 1)")
                .bind("id", message)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** The newest build of a module. */
    long build(String name) {
        return database.number("select max(id) from builds where name = ?", name);
    }

    /** Of the newest build: state, builds it waits for, and the reason. */
    String state(String name) {
        return database.text(
                "select state || ' ' || waiting_for || ' ' || state_reason from builds where id = ?", build(name));
    }

    String eventState(String message) {
        return database.text("select state || ' ' || state_reason from events where message_id = ?", message);
    }

    /** The newest submission of a module's newest build. */
    long submission(String name) {
        return database.number("select max(id) from submissions where build_id = ?", build(name));
    }

    /** Makes all submissions due, as if their time had come. */
    void later() {
        database.run("update submissions set due_at = current_timestamp - interval '1' second");
    }

    /** Makes all leases run out. */
    void leasesRunOut() {
        database.run("update submissions set leased_until = current_timestamp - interval '1' second"
                + " where leased_until is not null");
    }

    /** Begins what may run, and takes a module's submission up to the moment at which the request is to be sent. */
    Submission sending(String name) {
        budget.begin();
        return bumpAndSend(submissions.claim(submission(name)));
    }

    Submission bumpAndSend(Submission claimed) {
        String commit = "c" + claimed.id();
        return submissions.sending(submissions.bumped(claimed, commit, "git://dist-git/m?#" + commit));
    }

    /** Begins a module's build and has the build system accept it as running. */
    void running(String name, long remote) {
        submissions.answered(sending(name), new Answer.Accepted("taken", List.of(remote(remote, "build"))));
    }

    /** Looks a module's submission up, whenever that is due, and finds these builds. */
    void found(String name, RemoteBuild... remote) {
        later();
        submissions.found(submissions.claimLookUp(submission(name)), List.of(remote));
    }

    /** Builds a module to its end in a word: {@code ready} or {@code failed}. */
    void built(String name, String end) {
        long id = 100 + build(name);
        running(name, id);
        found(name, remote(id, end));
    }

    static RemoteBuild remote(long id, String word) {
        var state = switch (word) {
            case "ready" -> RemoteBuild.State.DONE;
            case "failed" -> RemoteBuild.State.FAILED;
            default -> RemoteBuild.State.RUNNING;
        };
        return new RemoteBuild(id, state, word, "nvr-" + id, "/builds/" + id);
    }

    static Artifact module(String name) {
        return Artifact.module(name, "f27");
    }

    @Override
    public void close() {
        database.close();
    }
}
