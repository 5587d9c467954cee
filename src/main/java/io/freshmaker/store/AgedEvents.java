package io.freshmaker.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Removes events that ended with all that belongs to them, or a part of what belongs to them. */
final class AgedEvents {

    private static final String ENDED = "e.time_done < :before and e.state in (2, 3, 4, 5)";
    /** An event may have thousands of decisions and builds. */
    private static final int EVENTS = 20;

    private AgedEvents() {}

    /**
     * Events, but for those that another one needs which joined a build of it, and for the newest: new ids are counted
     * on from the highest, also in another database, and no client may find something else under an id it knows.
     */
    static Aged events(int days) {
        return new Aged(
                "events",
                days,
                EVENTS,
                "select e.id from events e where " + ENDED + " order by e.id",
                AgedEvents::drop);
    }

    private static int drop(Handle handle, List<Long> ids, OffsetDateTime before) {
        List<Long> newest = Stream.of(
                        "select id from events order by id desc limit 1",
                        "select event_id from builds order by id desc limit 1")
                .flatMap(sql -> handle.createQuery(sql).mapTo(Long.class).list().stream())
                .toList();
        List<Long> needed = handle.createQuery("""
                        select b.event_id from builds b join build_causes c on c.build_id = b.id
                          join events e on e.id = c.event_id
                        where b.event_id in (<ids>)
                          and (b.state in (0, 4) or e.state in (0, 1) or e.time_done >= :before)
                        """)
                .bindList("ids", ids)
                .bind("before", before)
                .mapTo(Long.class)
                .list();
        List<Long> old = ids.stream()
                .filter(id -> !newest.contains(id) && !needed.contains(id))
                .toList();
        if (old.isEmpty()) {
            return 0;
        }
        // HSQLDB refuses to delete a row and to clear a field of it in one cascade.
        List<Long> dependants =
                handle.createQuery("""
                        select d.id from builds b join builds d on d.dep_on_id = b.id where b.event_id in (<ids>)
                        """).bindList("ids", old).mapTo(Long.class).list();
        Chunks.of(dependants)
                .forEach(some -> handle.createUpdate("update builds set dep_on_id = null where id in (<ids>)")
                        .bindList("ids", some)
                        .execute());
        return handle.createUpdate("delete from events where id in (<ids>)")
                .bindList("ids", old)
                .execute();
    }

    /** What was decided for the candidates of events; the bulk of a large installation. */
    static Aged decisions(int days) {
        return new Aged(
                "decisions",
                days,
                EVENTS,
                "select e.id from events e where " + ENDED
                        + " and exists (select 1 from decisions d where d.event_id = e.id) order by e.id",
                (handle, ids, before) -> handle.createUpdate("delete from decisions where event_id in (<ids>)")
                        .bindList("ids", ids)
                        .execute());
    }

    /** Requests to build systems whose builds have ended, with what the build systems made of them. */
    static Aged submissions(int days) {
        return new Aged(
                "submissions",
                days,
                EVENTS,
                "select e.id from events e where " + ENDED + " and exists (select 1 from builds b"
                        + " join submissions s on s.build_id = b.id where b.event_id = e.id) order by e.id",
                (handle, ids, before) ->
                        Chunks.of(handle.createQuery("""
                                        select s.id from builds b join submissions s on s.build_id = b.id
                                        where b.event_id in (<ids>) and b.state in (1, 2, 3)
                                        """)
                                        .bindList("ids", ids)
                                        .mapTo(Long.class)
                                        .list())
                                .stream()
                                .mapToInt(some -> handle.createUpdate("delete from submissions where id in (<ids>)")
                                        .bindList("ids", some)
                                        .execute())
                                .sum());
    }
}
