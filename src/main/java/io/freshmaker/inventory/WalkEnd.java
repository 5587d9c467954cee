package io.freshmaker.inventory;

import io.freshmaker.store.Database;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a reconciliation: what it corrected is counted, stored and told, once. */
final class WalkEnd {

    private static final Logger LOG = LoggerFactory.getLogger(WalkEnd.class);

    private static final int NAMES = 20;

    private final Database database;
    private final String source;
    private final ObjIntConsumer<String> counts;

    WalkEnd(Database database, String source, ObjIntConsumer<String> counts) {
        this.database = database;
        this.source = source;
        this.counts = counts;
    }

    /** Marks a walk as done, and tells what it corrected; another replica that was there before tells it. */
    void reached(long walk) {
        List<Correction> corrections = database.transact(handle -> {
            int learned = count(handle, walk, Lesson.What.LEARNED);
            int corrected = count(handle, walk, Lesson.What.CORRECTED);
            int removed = count(handle, walk, Lesson.What.REMOVED);
            int first = handle.createUpdate("""
                            update inventory_walks set state = 2, open_source = null, done_at = current_timestamp,
                              learned = :learned, corrected = :corrected, removed = :removed
                            where id = :walk and state = 1
                            """)
                    .bind("learned", learned)
                    .bind("corrected", corrected)
                    .bind("removed", removed)
                    .bind("walk", walk)
                    .execute();
            return first == 1 ? Walks.corrections(handle, walk) : null;
        });
        if (corrections != null) {
            tell(corrections);
        }
    }

    private static int count(Handle handle, long walk, Lesson.What kind) {
        return handle.createQuery("select count(*) from inventory_corrections where walk_id = :walk and kind = :kind")
                .bind("walk", walk)
                .bind("kind", kind.ordinal())
                .mapTo(Integer.class)
                .one();
    }

    private void tell(List<Correction> corrections) {
        int[] kinds = new int[3];
        corrections.forEach(each -> kinds[each.what().ordinal()]++);
        counts.accept("learned", kinds[0]);
        counts.accept("corrected", kinds[1]);
        counts.accept("removed", kinds[2]);
        String names = corrections.stream()
                .limit(NAMES)
                .map(each -> each.word() + " " + each.artifact().label())
                .reduce((a, b) -> a + ", " + b)
                .map(all -> ": " + all + (corrections.size() > NAMES ? ", ..." : ""))
                .orElse("");
        LOG.info(
                "inventory: reconciled with {}, {}{}", source, Correction.summary(kinds[0], kinds[1], kinds[2]), names);
    }
}
