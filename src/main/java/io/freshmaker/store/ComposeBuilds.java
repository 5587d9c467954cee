package io.freshmaker.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The builds that need a compose, in as many statements whether there is one or there are thousands. The compose is locked
 * by the caller, then submissions are, then builds, each in the order of their ids, as others lock them too.
 */
final class ComposeBuilds {

    private final Waiting waiting;

    ComposeBuilds(Waiting waiting) {
        this.waiting = waiting;
    }

    /**
     * A build that has not ended and needs a compose.
     *
     * @param planned whether it is PLANNED, not begun
     * @param usable whether it does not wait for the compose any more
     * @param held whether somebody has to let it go first
     * @param submission what is still to be sent of it; 0 for nothing
     */
    record Open(long id, boolean planned, boolean usable, boolean held, long submission) {

        /** Whether it has still to be told of its composes. */
        boolean unsent() {
            return planned || submission > 0;
        }
    }

    /** All of them, by id. */
    static List<Open> open(Handle handle, long compose) {
        // The sum keeps the databases from going through all builds of these states.
        return handle.createQuery("""
                        select b.id, b.state, c.usable, b.held, s.id from build_composes c
                          join builds b on b.id = c.build_id
                          left join submissions s on s.build_id = b.id and s.step in (0, 1)
                        where c.compose_id = :compose and c.replaced = false and b.state + 0 in (0, 4) order by b.id
                        """)
                .bind("compose", compose)
                .map((row, context) -> new Open(
                        row.getLong(1), row.getInt(2) == 4, row.getBoolean(3), row.getInt(4) != 0, row.getLong(5)))
                .list();
    }

    /** Those that have still to be told of their composes; none of them is begun or sent until the transaction ends. */
    static List<Open> unsent(Handle handle, long compose) {
        List<Open> seen = toTell(handle, compose);
        if (seen.isEmpty()) {
            return seen;
        }
        lock(handle, "submissions", submissions(seen));
        lock(handle, "builds", seen.stream().map(Open::id).toList());
        // Some were sent until then, others begun, which have a submission by now.
        List<Open> left = toTell(handle, compose);
        if (submissions(seen).containsAll(submissions(left))) {
            return left;
        }
        lock(handle, "submissions", submissions(left));
        return toTell(handle, compose);
    }

    private static List<Open> toTell(Handle handle, long compose) {
        return open(handle, compose).stream().filter(Open::unsent).toList();
    }

    private static List<Long> submissions(List<Open> builds) {
        return builds.stream()
                .map(Open::submission)
                .filter(submission -> submission > 0)
                .sorted()
                .toList();
    }

    private static void lock(Handle handle, String table, List<Long> ids) {
        PreparedBatch rows = handle.prepareBatch("update " + table + " set id = id where id = :id");
        ids.forEach(id -> rows.bind("id", id).add());
        if (rows.size() > 0) {
            rows.execute();
        }
    }

    /** The compose can be used: who waited for it alone may run now. */
    void release(Handle handle, long compose) {
        List<Open> waited =
                open(handle, compose).stream().filter(build -> !build.usable()).toList();
        handle.createUpdate("""
                        update build_composes set usable = true
                        where compose_id = :compose and replaced = false and usable = false
                        """).bind("compose", compose).execute();
        count(handle, waited, -1);
        explain(handle, waited);
    }

    /** Has builds go on without a compose. */
    void drop(Handle handle, long compose, List<Open> builds) {
        replaced(handle, compose, builds);
        count(handle, builds.stream().filter(build -> !build.usable()).toList(), -1);
        explain(handle, builds);
    }

    /** Puts another compose in the place of one, for what is still to be submitted. */
    void replace(Handle handle, long old, long next, boolean usable, List<Open> builds) {
        replaced(handle, old, builds);
        Set<Long> known =
                new HashSet<>(handle.createQuery("select build_id from build_composes where compose_id = :next")
                        .bind("next", next)
                        .mapTo(Long.class)
                        .list());
        List<Open> more =
                builds.stream().filter(build -> !known.contains(build.id())).toList();
        link(handle, next, usable, more.stream().map(Open::id).toList());
        // One that needed both before waits for one less.
        List<Open> less = builds.stream()
                .filter(build -> !build.usable() && (usable || known.contains(build.id())))
                .toList();
        List<Open> longer =
                more.stream().filter(build -> build.usable() && !usable).toList();
        count(handle, less, -1);
        count(handle, longer, 1);
        explain(handle, builds);
    }

    /** Says which builds need a compose, that did not until now. */
    static void link(Handle handle, long compose, boolean usable, Collection<Long> builds) {
        PreparedBatch links = handle.prepareBatch(
                "insert into build_composes (build_id, compose_id, usable) values (:build, :compose, :usable)");
        builds.forEach(build -> links.bind("build", build)
                .bind("compose", compose)
                .bind("usable", usable)
                .add());
        if (links.size() > 0) {
            links.execute();
        }
    }

    private static void replaced(Handle handle, long compose, List<Open> builds) {
        PreparedBatch links = handle.prepareBatch(
                "update build_composes set replaced = true where build_id = :build and compose_id = :compose");
        builds.forEach(build ->
                links.bind("build", build.id()).bind("compose", compose).add());
        if (links.size() > 0) {
            links.execute();
        }
    }

    /** Notes whether builds can be submitted with a compose that they need. */
    static void usable(Handle handle, long compose, boolean usable, List<Open> builds) {
        PreparedBatch links = handle.prepareBatch(
                "update build_composes set usable = :usable where build_id = :build and compose_id = :compose");
        builds.forEach(build -> links.bind("usable", usable)
                .bind("build", build.id())
                .bind("compose", compose)
                .add());
        links.execute();
    }

    /** Has builds wait for more or for less; what was begun and is not sent yet is looked at at once. */
    private static void count(Handle handle, List<Open> builds, int by) {
        PreparedBatch woken = handle.prepareBatch(
                "update submissions set due_at = current_timestamp where id = :id and step in (0, 1)");
        submissions(builds).forEach(submission -> woken.bind("id", submission).add());
        if (woken.size() > 0 && by < 0) {
            woken.execute();
        }
        PreparedBatch waits =
                handle.prepareBatch("update builds set waiting_for = waiting_for + :by where id = :id and state = 4");
        builds.stream()
                .filter(Open::planned)
                .forEach(build -> waits.bind("by", by).bind("id", build.id()).add());
        if (waits.size() > 0) {
            waits.execute();
        }
    }

    /** Says anew what those of these builds wait for that are planned. */
    void explain(Handle handle, List<Open> builds) {
        waiting.explain(
                handle, builds.stream().filter(Open::planned).map(Open::id).toList());
    }

    /** Says anew what all that wait for a compose wait for. */
    void explain(Handle handle, long compose) {
        explain(
                handle,
                open(handle, compose).stream().filter(build -> !build.usable()).toList());
    }
}
