package io.freshmaker.store;

import io.freshmaker.store.WorkView.Count;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Counts what goes on and what has ended, for dashboards and alarms. Thread-safe. */
public final class WorkFigures {

    private final Database database;

    public WorkFigures(Database database) {
        this.database = database;
    }

    /**
     * What has not ended, which is quickly counted.
     *
     * @param at by the database's clock
     * @param composes how many are at which step
     * @param signings how many are in which state
     */
    public record Live(
            OffsetDateTime at,
            List<Count> builds,
            Map<Backlog.Kind, Backlog> backlog,
            Map<Integer, Long> composes,
            Map<Integer, Long> signings) {}

    /** How many builds of a build system ended in that state. */
    public record Ended(String system, int state, long builds) {}

    /** What has not ended. */
    public Live live() {
        return database.read(handle -> {
            List<Count> builds = WorkNow.counts(handle);
            return new Live(
                    Database.now(handle),
                    builds,
                    Backlog.all(handle, builds),
                    counts(handle, "select step, count(*) from composes group by step"),
                    counts(handle, "select state, count(*) from signings group by state"));
        });
    }

    /** What has ended: the whole table is read for it. */
    public List<Ended> ended() {
        return database.read(handle -> handle.createQuery(
                        "select system, state, count(*) from builds where state in (1, 2, 3) group by system, state")
                .map((row, context) -> new Ended(row.getString(1), row.getInt(2), row.getLong(3)))
                .list());
    }

    private static Map<Integer, Long> counts(Handle handle, String sql) {
        Map<Integer, Long> counts = new TreeMap<>();
        handle.createQuery(sql)
                .map((row, context) -> counts.put(row.getInt(1), row.getLong(2)) == null)
                .list();
        return counts;
    }
}
