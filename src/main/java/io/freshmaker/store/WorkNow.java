package io.freshmaker.store;

import io.freshmaker.store.WorkView.Count;
import io.freshmaker.store.WorkView.Ended;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Reads what goes on, with the same statements however much that is: their number depends on that of build systems and
 * targets alone. Thread-safe.
 */
public final class WorkNow {

    private final Database database;
    private final PauseSwitch pauses;

    public WorkNow(Database database, PauseSwitch pauses) {
        this.database = database;
        this.pauses = pauses;
    }

    /** @param most how many of each list, from 0 on */
    public WorkView read(int most) {
        // To HSQLDB a limit of 0 is none.
        WorkView view = database.read(handle -> read(handle, Math.max(1, most)));
        return most > 0 ? view : view.withoutItems();
    }

    WorkView read(Handle handle, int most) {
        List<Count> counts = counts(handle);
        List<String> systems = counts.stream()
                .filter(Count::ready)
                .map(Count::system)
                .distinct()
                .toList();
        var builds = new WorkBuilds(handle);
        return new WorkView(
                Database.now(handle),
                events(handle),
                counts,
                Backlog.all(handle, counts),
                builds.running(most),
                builds.next(systems, most),
                pauses.all(handle),
                held(handle, most),
                composes(handle, most),
                ended(handle, most),
                builds.ended(most));
    }

    /** The builds that have not ended. */
    static List<Count> counts(Handle handle) {
        return handle.createQuery("""
                        select system, state, held, ready, count(*), min(time_created) from (
                          select system, state, time_created, case when held in (1, 2) then 1 else 0 end as held,
                            case when state = 4 and waiting_for = 0 and held = 0 then 1 else 0 end as ready
                          from builds where state in (0, 4)) b
                        group by system, state, held, ready order by system, state, held, ready
                        """)
                .map((row, context) -> new Count(
                        row.getString(1),
                        row.getInt(2),
                        row.getInt(3) == 1,
                        row.getInt(4) == 1,
                        row.getLong(5),
                        row.getObject(6, OffsetDateTime.class)))
                .list();
    }

    private static Map<Integer, Long> events(Handle handle) {
        Map<Integer, Long> counts = new TreeMap<>();
        handle.createQuery("select state, count(*) from events where state in (0, 1) group by state")
                .map((row, context) -> counts.put(row.getInt(1), row.getLong(2)) == null)
                .list();
        return counts;
    }

    private static List<WorkView.Held> held(Handle handle, int most) {
        return handle.createQuery("""
                        select event_id, held, count(*) from (
                          select event_id, held from builds where state = 4 and held = 1
                          union all select event_id, held from builds where state = 4 and held = 2) b
                        group by event_id, held order by event_id, held limit :most
                        """)
                .bind("most", most)
                .map((row, context) -> new WorkView.Held(row.getLong(1), row.getInt(2), row.getLong(3)))
                .list();
    }

    private static List<WorkView.Compose> composes(Handle handle, int most) {
        return handle.createQuery("""
                        select c.id, c.remote_id, c.source, c.time_created, count(*) from composes c
                          join build_composes n on n.compose_id = c.id and n.usable = false and n.replaced = false
                          join builds b on b.id = n.build_id
                        where c.step in (0, 1, 2) and b.state + 0 in (0, 4)
                        group by c.id, c.remote_id, c.source, c.time_created order by c.id limit :most
                        """)
                .bind("most", most)
                .map((row, context) -> new WorkView.Compose(
                        row.getLong(1),
                        BuildSql.number(row, 2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class),
                        row.getLong(5)))
                .list();
    }

    private static List<Ended> ended(Handle handle, int most) {
        return handle.createQuery("""
                        select id, search_key, state, state_reason, time_done from events
                        where time_done <= current_timestamp order by time_done desc limit :most
                        """)
                .bind("most", most)
                .map((row, context) -> new Ended(
                        row.getLong(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class)))
                .list();
    }
}
