package io.freshmaker.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Gives announcements the sequence in which they became visible. Ids alone are given before the commit, so that a lower
 * one may become visible later; only one transaction at a time may do this.
 */
final class Numbering {

    private static final int MOST = 500;

    private Numbering() {}

    /** Ids that follow one another: after a large plan that is all of them. */
    private record Run(long first, long last) {}

    /** @return whether there may be more */
    static boolean next(Handle handle) {
        List<Long> fresh = handle.createQuery(
                        "select id from announcements where sequence is null order by id limit :most")
                .bind("most", MOST)
                .mapTo(Long.class)
                .list();
        if (fresh.isEmpty()) {
            return false;
        }
        // The highest sequence of the table would be given twice once retention has removed its row.
        long sequence = handle.createQuery("select last_sequence from outbox")
                .mapTo(Long.class)
                .one();
        for (Run run : runs(fresh)) {
            handle.createUpdate("""
                            update announcements set sequence = id + :shift,
                              sent_at = case when to_send = true then null else current_timestamp end
                            where id between :first and :last and sequence is null
                            """)
                    .bind("shift", sequence + 1 - run.first())
                    .bind("first", run.first())
                    .bind("last", run.last())
                    .execute();
            sequence += run.last() - run.first() + 1;
        }
        handle.createUpdate("update outbox set last_sequence = :sequence")
                .bind("sequence", sequence)
                .execute();
        return fresh.size() == MOST;
    }

    static boolean anyLeft(Handle handle) {
        return handle.createQuery("select id from announcements where sequence is null limit 1")
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    private static List<Run> runs(List<Long> ids) {
        List<Run> runs = new ArrayList<>();
        long first = ids.get(0);
        long last = first;
        for (long id : ids.subList(1, ids.size())) {
            if (id != last + 1) {
                runs.add(new Run(first, last));
                first = id;
            }
            last = id;
        }
        runs.add(new Run(first, last));
        return runs;
    }
}
