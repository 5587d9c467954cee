package io.freshmaker.inventory;

import io.freshmaker.store.Chunks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Asks for many rows by their ids in few statements: where they lie close together for a whole range, which is one look
 * at an index, otherwise for each of them. The answer may have rows that were not asked for.
 */
final class IdRanges {

    private static final int WIDTH = 4096;
    /** Of so many in a range, naming each costs more than reading the others too. */
    private static final int DENSE = 256;

    private IdRanges() {}

    /** What is done with the rows of one statement. */
    interface Rows {
        void read(Query query);
    }

    /**
     * Runs a query for the ids.
     *
     * @param sql with {@code <ids>} in the place of the condition
     * @param column the name of the id in that condition
     */
    static void each(Handle handle, Collection<Long> ids, String sql, String column, Rows rows) {
        var ranges = new TreeMap<Long, List<Long>>();
        ids.forEach(id ->
                ranges.computeIfAbsent(id / WIDTH, range -> new ArrayList<>()).add(id));
        List<Long> single = new ArrayList<>();
        ranges.forEach((range, some) -> {
            if (some.size() < DENSE) {
                single.addAll(some);
            } else {
                rows.read(handle.createQuery(sql)
                        .define("ids", column + " >= :from and " + column + " < :to")
                        .bind("from", range * WIDTH)
                        .bind("to", (range + 1) * WIDTH));
            }
        });
        for (List<Long> some : Chunks.of(single)) {
            rows.read(handle.createQuery(sql.replace("<ids>", column + " in (<ids>)"))
                    .bindList("ids", some));
        }
    }
}
