package io.freshmaker.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** What belongs to several events at once: one statement each, whatever the number of events. */
final class EventBuilds {

    private final Handle handle;
    private final List<Long> events;

    EventBuilds(Handle handle, Collection<Long> events) {
        this.handle = handle;
        this.events = List.copyOf(events);
    }

    /** The builds by event, in the order of their ids. */
    Map<Long, List<BuildRow>> full(boolean reasons) {
        String all = "select build_id from (" + BuildSql.OF_EVENTS + ") m";
        Map<Long, List<CauseRow>> causes = reasons ? BuildSql.causes(handle, all, events) : Map.of();
        Map<Long, List<BuildCompose>> composes = BuildCompose.of(handle, all, events);
        Map<Long, List<BuildRow>> builds = new HashMap<>();
        handle.createQuery(BuildSql.SELECT + ", m.event_id from (" + BuildSql.OF_EVENTS
                        + ") m join builds b on b.id = m.build_id join build_types t on t.id = b.type_id"
                        + " left join builds d on d.id = b.dep_on_id order by m.event_id, b.id")
                .bindList("ids", events)
                .map((row, context) -> builds.computeIfAbsent(row.getLong(20), event -> new ArrayList<>())
                        .add(BuildSql.row(row, context)
                                .on(composes.getOrDefault(row.getLong(1), List.of()))
                                .because(causes.getOrDefault(row.getLong(1), List.of()))))
                .list();
        return builds;
    }

    /** The number of builds by event and state. */
    Map<Long, Map<Integer, Long>> counts() {
        Map<Long, Map<Integer, Long>> counts = new HashMap<>();
        handle.createQuery("select m.event_id, b.state, count(*) from (" + BuildSql.OF_EVENTS
                        + ") m join builds b on b.id = m.build_id group by m.event_id, b.state")
                .bindList("ids", events)
                .map((row, context) -> counts.computeIfAbsent(row.getLong(1), event -> new TreeMap<>())
                        .put(row.getInt(2), row.getLong(3)))
                .list();
        return counts;
    }

    /** The events that each event depends on (true), and those that depend on it (false). */
    Map<Boolean, Map<Long, List<Long>>> dependencies() {
        Map<Boolean, Map<Long, List<Long>>> edges = Map.of(true, new HashMap<>(), false, new HashMap<>());
        handle.createQuery("select 1, event_id, depends_on_id from event_dependencies where event_id in (<ids>)"
                        + " union all"
                        + " select 0, depends_on_id, event_id from event_dependencies where depends_on_id in (<ids>)"
                        + " order by 1, 2, 3")
                .bindList("ids", events)
                .map((row, context) -> edges.get(row.getInt(1) == 1)
                        .computeIfAbsent(row.getLong(2), event -> new ArrayList<>())
                        .add(row.getLong(3)))
                .list();
        return edges;
    }
}
