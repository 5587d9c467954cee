package io.freshmaker.store;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposePace;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.compose.RemoteCompose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds of images that need composes, at an ODCS that is spoken for in a few words. */
final class Kitchen implements AutoCloseable {

    static final ComposePace PACE = new ComposePace(
            Duration.ofMinutes(2),
            Duration.ofMinutes(3),
            Duration.ofSeconds(30),
            Duration.ofHours(12),
            2,
            Duration.ofMinutes(5),
            Duration.ofHours(24));

    private static final Instant SUBMITTED = Instant.parse("2026-03-05T10:00:02Z");

    final Images images;
    final Pipeline pipeline;
    final TestDatabase database;
    final Composes composes;
    final OrderedComposes ordered;
    /** How often ODCS answered, by request and outcome. */
    final Map<String, Integer> answers = new TreeMap<>();

    Kitchen(Engine engine) {
        images = new Images(engine);
        pipeline = images.pipeline;
        database = images.database;
        composes = new Composes(
                database.database(),
                pipeline.builds,
                pipeline.waiting,
                PACE,
                new Pause(Duration.ofMinutes(5)),
                pipeline.pauses,
                () -> null,
                (request, outcome) -> answers.merge(request + " " + outcome, 1, Integer::sum));
        ordered = new OrderedComposes(pipeline.waiting, PACE, false);
    }

    /** Makes all composes due, as if their time had come, and all leases of them run out. */
    void later() {
        database.run("update composes set due_at = current_timestamp - interval '1' second,"
                + " leased_until = null where step <> 4");
    }

    /** The newest compose. */
    long compose() {
        return database.number("select max(id) from composes");
    }

    ComposeWork asking(long compose) {
        later();
        return composes.asking(composes.claim(compose));
    }

    /** Has ODCS take the request for a compose. */
    void asked(long compose, long remote) {
        composes.answered(asking(compose), accepted(remote(remote, ComposeState.WAIT, "")));
    }

    /** Has ODCS say this of a compose at the next look. */
    ComposeWork seen(long compose, RemoteCompose remote) {
        later();
        return composes.followed(composes.claimLookUp(compose), remote);
    }

    ComposeWork seen(long compose, long remote, ComposeState state, String reason) {
        return seen(compose, remote(remote, state, reason));
    }

    /** Has ODCS make a compose to its end. */
    void done(long compose, long remote) {
        asked(compose, remote);
        seen(compose, remote, ComposeState.DONE, "");
    }

    /** Has the deadline of what is under way pass, and ODCS say that it still makes a compose. */
    void late(long compose, long remote) {
        database.run("update composes set deadline_at = current_timestamp - interval '1' second");
        seen(compose, remote, ComposeState.GENERATING, "");
    }

    /** Takes one that was given up, as if its time had come; null when it is not to be deleted. */
    ComposeWork discarded(long compose, RemoteCompose remote) {
        later();
        ComposeWork work = composes.claimDiscarded(compose);
        return work == null ? null : composes.discarded(work, remote);
    }

    static ComposeAnswer accepted(RemoteCompose remote) {
        return new ComposeAnswer.Accepted("taken", remote);
    }

    static RemoteCompose remote(long id, ComposeState state, String reason) {
        boolean done = state == ComposeState.DONE;
        return lasting(id, state, reason, done ? Instant.now().plus(Duration.ofHours(24)) : null);
    }

    static RemoteCompose lasting(long id, ComposeState state, String reason, Instant expires) {
        return lasting(id, state, reason, expires, state == ComposeState.DONE);
    }

    /** @param whole whether ODCS names the repository, as it does not in lists */
    static RemoteCompose lasting(long id, ComposeState state, String reason, Instant expires, boolean whole) {
        boolean done = state == ComposeState.DONE;
        return new RemoteCompose(
                id,
                state,
                reason,
                "freshmaker",
                null,
                whole ? "http://odcs/" + id : "",
                whole ? "http://odcs/" + id + ".repo" : "",
                SUBMITTED,
                done ? Instant.now() : null,
                expires,
                null);
    }

    /** One that was done, and removed ten seconds later. */
    static RemoteCompose brief(long id) {
        Instant done = SUBMITTED.plusSeconds(60);
        return new RemoteCompose(
                id,
                ComposeState.REMOVED,
                "expired",
                "freshmaker",
                null,
                "",
                "",
                SUBMITTED,
                done,
                done.plusSeconds(10),
                done.plusSeconds(10));
    }

    /** A compose of somebody else's, made after ODCS's database was set up anew. */
    static RemoteCompose other(long id) {
        Instant later = SUBMITTED.plusSeconds(60);
        return new RemoteCompose(
                id,
                ComposeState.DONE,
                "",
                "jane",
                null,
                "http://odcs/x",
                "http://odcs/x.repo",
                later,
                later,
                null,
                null);
    }

    /** Without the times of day. */
    String state(String name) {
        return pipeline.state(name).replaceAll("\\d\\d:\\d\\d(:\\d\\d)?", "TIME");
    }

    /** Of each compose: its number, step, state, and the one that it renews. */
    List<String> rows() {
        return database.texts("select trim(id || ' ' || step || ' ' || coalesce(state, 9) || ' ' || coalesce(renews, 0)"
                + " || case when live_key is null then '' else ' live' end) from composes order by id");
    }

    @Override
    public void close() {
        images.close();
    }
}
