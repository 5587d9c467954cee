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
     * @param composes how far they are
     * @param signings how many are in which state
     */
    public record Live(
            OffsetDateTime at,
            List<Count> builds,
            Map<Backlog.Kind, Backlog> backlog,
            ComposeCount composes,
            Map<Integer, Long> signings) {}

    /**
     * How many composes there are.
     *
     * @param steps by what is done next for them
     * @param states by how far ODCS has come with them; without those that it does not have yet
     * @param renewed how many were asked for in the place of another one
     */
    public record ComposeCount(Map<Integer, Long> steps, Map<Integer, Long> states, long renewed) {}

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
                    composes(handle),
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

    /** By one statement, as all of them have to be gone through. */
    private static ComposeCount composes(Handle handle) {
        Map<Integer, Long> steps = new TreeMap<>();
        Map<Integer, Long> states = new TreeMap<>();
        long renewed = handle
                .createQuery("select step, state, count(*), count(renews) from composes group by step, state")
                .map((row, context) -> {
                    steps.merge(row.getInt(1), row.getLong(3), Long::sum);
                    if (row.getObject(2) != null) {
                        states.merge(row.getInt(2), row.getLong(3), Long::sum);
                    }
                    return row.getLong(4);
                })
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .sum();
        return new ComposeCount(steps, states, renewed);
    }

    private static Map<Integer, Long> counts(Handle handle, String sql) {
        Map<Integer, Long> counts = new TreeMap<>();
        handle.createQuery(sql)
                .map((row, context) -> counts.put(row.getInt(1), row.getLong(2)) == null)
                .list();
        return counts;
    }
}
