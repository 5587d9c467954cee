package io.freshmaker.store;

import io.freshmaker.submit.Submission;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The rows of submissions that are followed, several at a time. They are locked in the order of their ids: so of two
 * transactions neither has what the other waits for. Each method is a part of its caller's transaction.
 */
final class FollowedRows {

    private FollowedRows() {}

    /** Takes those of these submissions that are still to be followed, whenever that is due. */
    static List<Submission> claim(Handle handle, Collection<Long> submissions, String replica) {
        List<Long> ids = inOrder(submissions);
        OffsetDateTime now = Database.now(handle);
        PreparedBatch batch = handle.prepareBatch("""
                update submissions set leased_until = :until, leased_by = :replica
                where id = :id and step = 4 and (leased_until is null or leased_until < :now)
                """);
        ids.forEach(id -> batch.bind("until", now.plus(SubmissionRows.LEASE))
                .bind("replica", replica)
                .bind("now", now)
                .bind("id", id)
                .add());
        int[] taken = ids.isEmpty() ? new int[0] : batch.execute();
        List<Long> ours = IntStream.range(0, taken.length)
                .filter(i -> taken[i] == 1)
                .mapToObj(ids::get)
                .toList();
        return ours.isEmpty() ? List.of() : SubmissionRows.read(handle, ours);
    }

    /** Has what becomes of them looked up at once. */
    static void wake(Handle handle, Collection<Long> submissions) {
        each(handle, "update submissions set due_at = current_timestamp where id = :id and step = 4", submissions);
    }

    /** Locks them for who changes them in another order. */
    static void lock(Handle handle, List<Submission> submissions) {
        List<Long> ids = submissions.stream().map(Submission::id).toList();
        each(handle, "update submissions set step = step where id = :id", ids);
    }

    private static void each(Handle handle, String sql, Collection<Long> submissions) {
        PreparedBatch batch = handle.prepareBatch(sql);
        inOrder(submissions).forEach(id -> batch.bind("id", id).add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static List<Long> inOrder(Collection<Long> ids) {
        return List.copyOf(new TreeSet<>(ids));
    }
}
