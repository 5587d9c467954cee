package io.freshmaker.store;

import io.freshmaker.store.CancelScope.Target;
import io.freshmaker.submit.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The rows behind {@link Canceling}; each method is a part of its caller's transaction. */
final class CancelRows {

    private static final int LONGEST_NAME = 200;
    static final int LONGEST_REASON = 1000;

    private final Handle handle;
    private final Waiting waiting;
    private final CancelRequest request;

    CancelRows(Handle handle, Waiting waiting, CancelRequest request) {
        this.handle = handle;
        this.waiting = waiting;
        this.request = request;
    }

    /** Who asks, and why, as far as the columns hold it. */
    static CancelRequest request(Asker asker, String reason) {
        return new CancelRequest(
                Text.cut(asker.name(), LONGEST_NAME), reason.isBlank() ? null : Text.cut(reason, LONGEST_REASON));
    }

    /**
     * Has builds ended that were begun, and for which nobody asked that before. What was not sent yet ends here; what
     * may be on its way, or is there, at the build system.
     *
     * @return those that were not sent: nothing is at their build systems
     */
    List<Target> stop(List<Target> begun) {
        List<Target> unsent = new ArrayList<>();
        List<Long> asked = new ArrayList<>();
        for (Target target : begun) {
            if (target.canceledBy() != null) {
                continue;
            }
            mark(target);
            if (target.submission() == null || target.step() <= Step.SEND.id()) {
                unsent.add(target);
                end(target);
                continue;
            }
            asked.add(target.id());
            if (target.step() == Step.FOLLOW.id()) {
                SubmissionRows.cancel(handle, target.submission(), "asked for by " + request.by());
            }
        }
        BuildLog.tell(handle, asked, "is being canceled, asked for by " + request.by() + ".");
        return unsent;
    }

    private void mark(Target target) {
        String words = waiting.gone(target.system())
                .map(gone -> request.pending(target.system()) + " " + gone)
                .orElse(request.pending(target.system()));
        handle.createUpdate("""
                        update builds set canceled_by = :by, canceled_because = :because, state_reason = :words
                        where id = :id and state = 0
                        """)
                .bind("by", request.by())
                .bind("because", request.because())
                .bind("words", Text.sentence(words))
                .bind("id", target.id())
                .execute();
    }

    /** Whoever has it sends nothing any more: the step before the call is not there to be left. */
    private void end(Target target) {
        if (target.submission() != null) {
            handle.createUpdate("update submissions set step = 5, leased_until = null, words = :words where id = :id")
                    .bind("words", "canceled before it was sent")
                    .bind("id", target.submission())
                    .execute();
        }
    }

    /** What waits for these builds, and is none of them, waits for the rest alone. */
    void release(Collection<Long> builds) {
        Set<Long> ending = new HashSet<>(builds);
        SortedMap<Long, List<Long>> outside = new TreeMap<>();
        Chunks.of(builds)
                .forEach(chunk -> handle.createQuery("""
                        select d.build_id, d.prerequisite_id from build_dependencies d
                          join builds b on b.id = d.build_id
                        where d.prerequisite_id in (<ids>) and b.state + 0 = 4
                        """)
                        .bindList("ids", chunk)
                        .map((row, context) -> !ending.contains(row.getLong(1))
                                && outside.computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                                        .add(row.getLong(2)))
                        .list());
        if (outside.isEmpty()) {
            return;
        }
        PreparedBatch edges = handle.prepareBatch(
                "delete from build_dependencies where build_id = :build and prerequisite_id = :prerequisite");
        PreparedBatch waits = handle.prepareBatch("""
                update builds set waiting_for = waiting_for - :less, dep_on_id = (select min(p.id) from
                  build_dependencies d join builds p on p.id = d.prerequisite_id where d.build_id = :build and
                  p.batch = (select max(q.batch) from build_dependencies e join builds q on q.id = e.prerequisite_id
                    where e.build_id = :build))
                where id = :build and state = 4
                """);
        outside.forEach((build, prerequisites) -> {
            prerequisites.forEach(each ->
                    edges.bind("build", build).bind("prerequisite", each).add());
            waits.bind("build", build).bind("less", prerequisites.size()).add();
        });
        edges.execute();
        waits.execute();
        waiting.explain(handle, outside.keySet());
    }

    /** What is held for the approval of this event, and goes on for another one, waits for that one's. */
    void hold(List<Target> kept) {
        PreparedBatch batch = handle.prepareBatch(
                "update builds set state_reason = :reason where id = :id and state = 4 and held = 1");
        kept.stream()
                .filter(target -> !target.begun())
                .forEach(target -> batch.bind("reason", Holds.reason(target.other()))
                        .bind("id", target.id())
                        .add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
