package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.BuildOutcome;
import io.freshmaker.build.BuildState;
import io.freshmaker.build.RebuildFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The end of builds: it moves what waits for them, and at last their events. */
public final class Builds {

    private final Waiting waiting;

    public Builds(Waiting waiting) {
        this.waiting = waiting;
    }

    /** Marks a build as done: what waited for it alone may run now. */
    void done(Handle handle, long build, String nvr, String reason) {
        int left = handle.createUpdate("""
                        update builds set state = 1, state_reason = :reason, rebuilt_nvr = :nvr,
                          time_completed = current_timestamp
                        where id = :id and state = 0
                        """)
                .bind("reason", Text.sentence(reason))
                .bind("nvr", nvr.isEmpty() ? null : nvr)
                .bind("id", build)
                .execute();
        if (left == 0) {
            return;
        }
        tell(handle, List.of(build), BuildState.DONE, reason);
        free(handle, List.of(build));
        closeEvents(handle, List.of(build));
    }

    /** Keeps what a build became, also where that turns out not to be what was wanted. */
    void rebuilt(Handle handle, long build, String nvr) {
        handle.createUpdate("update builds set rebuilt_nvr = :nvr where id = :id and state = 0")
                .bind("nvr", nvr)
                .bind("id", build)
                .execute();
    }

    /**
     * Marks builds of dry runs as done, that were never submitted.
     *
     * @return how many of them were planned until now
     */
    int passed(Handle handle, List<Long> builds, String reason) {
        PreparedBatch batch = handle.prepareBatch("""
                update builds set state = 1, state_reason = :reason, planned_key = null,
                  time_completed = current_timestamp
                where id = :id and state = 4
                """);
        List<Long> passed = update(batch, builds, id -> reason);
        tell(handle, passed, BuildState.DONE, reason);
        free(handle, passed);
        closeEvents(handle, passed);
        return passed.size();
    }

    /** What waited for these builds alone may run now. */
    private void free(Handle handle, List<Long> done) {
        Map<Long, Integer> dependants = new TreeMap<>();
        Chunks.of(done)
                .forEach(chunk -> handle.createQuery("""
                        select build_id, count(*) from build_dependencies where prerequisite_id in (<ids>)
                        group by build_id
                        """)
                        .bindList("ids", chunk)
                        .map((row, context) -> dependants.merge(row.getLong(1), row.getInt(2), Integer::sum))
                        .list());
        if (dependants.isEmpty()) {
            return;
        }
        PreparedBatch freed =
                handle.prepareBatch("update builds set waiting_for = waiting_for - :done where id = :id and state = 4");
        dependants.forEach(
                (id, ended) -> freed.bind("id", id).bind("done", ended).add());
        freed.execute();
        waiting.explain(handle, dependants.keySet());
    }

    /** Marks a build as failed, and everything that waits for it, with the root cause named. */
    void failed(Handle handle, long build, String reason) {
        ended(handle, build, BuildState.FAILED, reason);
    }

    /**
     * Marks builds as failed that wait for the same thing, and everything that waits for them, with the root cause named:
     * in as many statements whether there is one or there are thousands.
     */
    void failed(Handle handle, List<Long> builds, String reason) {
        SortedMap<Long, String> roots = JointEnd.roots(handle, builds, reason);
        List<Long> ended = end(handle, List.copyOf(roots.keySet()), BuildState.FAILED, id -> reason, reason);
        Map<Long, String> causes = new TreeMap<>(roots);
        causes.keySet().retainAll(Set.copyOf(ended));
        // A plan that was joining one of them while it ended adds dependants: until none is left.
        for (var next = JointEnd.behind(handle, causes); !next.isEmpty(); next = JointEnd.behind(handle, causes)) {
            causes.putAll(next);
            ended.addAll(end(handle, List.copyOf(next.keySet()), BuildState.FAILED, next::get, reason));
        }
        closeEvents(handle, ended);
    }

    /**
     * Marks a build as canceled, and everything that waits for it, with the root cause named.
     *
     * @return false when it had ended before
     */
    boolean canceled(Handle handle, long build, String reason) {
        return ended(handle, build, BuildState.CANCELED, reason);
    }

    /** Marks builds as canceled for which nothing else waits; what becomes of their events is up to the caller. */
    void canceledAlone(Handle handle, List<Long> builds, String reason) {
        end(handle, builds, BuildState.CANCELED, id -> reason, reason);
    }

    private boolean ended(Handle handle, long build, BuildState state, String reason) {
        List<Long> ended = end(handle, List.of(build), state, id -> reason, reason);
        if (ended.isEmpty()) {
            return false;
        }
        String label = handle.createQuery("select artifact_type, name, stream from builds where id = :id")
                .bind("id", build)
                .map((row, context) -> new Artifact(row.getString(1), row.getString(2), row.getString(3)).label())
                .one();
        String why = RebuildFailure.because(new BuildOutcome(label, state, reason));
        // A plan that was joining one of them while it ended adds dependants: until none is left.
        Set<Long> ending = Set.of(build);
        for (Set<Long> next = JointEnd.waitingFor(handle, ending);
                !next.isEmpty();
                next = JointEnd.waitingFor(handle, ending)) {
            ended.addAll(end(handle, List.copyOf(next), state, id -> why, why));
        }
        closeEvents(handle, ended);
        return true;
    }

    /** Row by row in one batch: asked for many ids and a state, HSQLDB reads all builds of that state. */
    private static List<Long> end(
            Handle handle, List<Long> builds, BuildState state, Function<Long, String> reasons, String told) {
        PreparedBatch batch = handle.prepareBatch("""
                update builds set state = %d, state_reason = :reason, planned_key = null,
                  time_completed = current_timestamp
                where id = :id and state in (0, 4)
                """.formatted(state.id()));
        List<Long> ended = update(batch, builds, reasons);
        tell(handle, ended, state, told);
        return ended;
    }

    private static List<Long> update(PreparedBatch batch, List<Long> builds, Function<Long, String> reasons) {
        if (builds.isEmpty()) {
            return new ArrayList<>();
        }
        builds.forEach(id -> batch.bind("reason", Text.sentence(reasons.apply(id)))
                .bind("id", id)
                .add());
        int[] left = batch.execute();
        List<Long> updated = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            if (left[i] == 1) {
                updated.add(builds.get(i));
            }
        }
        return updated;
    }

    private static void closeEvents(Handle handle, List<Long> builds) {
        SortedSet<Long> events = new TreeSet<>();
        Chunks.of(builds)
                .forEach(chunk -> handle.createQuery(
                                "select distinct event_id from build_causes where build_id in (<ids>)")
                        .bindList("ids", chunk)
                        .mapTo(Long.class)
                        .forEach(events::add));
        events.forEach(event -> EventClosing.close(handle, event));
    }

    private static void tell(Handle handle, List<Long> builds, BuildState state, String reason) {
        Announcing.builds(handle, builds);
        BuildLog.tell(handle, builds, "is " + state + ": " + reason);
    }
}
