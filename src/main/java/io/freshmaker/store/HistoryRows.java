package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.Hold;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Reads the links of chains of reasons by their ids, one statement a kind. */
final class HistoryRows {

    private final Handle handle;

    HistoryRows(Handle handle) {
        this.handle = handle;
    }

    Map<Long, KeptDecision> decisions(Collection<Long> ids) {
        Map<Long, KeptDecision> found = new HashMap<>();
        if (!ids.isEmpty()) {
            handle.createQuery("select " + DecisionPages.COLUMNS + " from decisions d where d.id in (<ids>)")
                    .bindList("ids", List.copyOf(ids))
                    .map(DecisionPages::row)
                    .forEach(row -> found.put(row.id(), row));
        }
        return found;
    }

    Map<Long, HistoryBuild> builds(Collection<Long> ids) {
        Map<Long, HistoryBuild> found = new HashMap<>();
        if (!ids.isEmpty()) {
            handle.createQuery("""
                            select id, event_id, artifact_type, name, stream, system, state, state_reason, remote_id,
                              rebuilt_nvr, time_submitted, time_completed, held
                            from builds where id in (<ids>)
                            """)
                    .bindList("ids", List.copyOf(ids))
                    .map((row, context) -> new HistoryBuild(
                            row.getLong(1),
                            row.getLong(2),
                            new Artifact(row.getString(3), row.getString(4), row.getString(5)),
                            row.getString(6),
                            row.getInt(7),
                            row.getString(8),
                            BuildSql.number(row, 9),
                            row.getString(10),
                            row.getObject(11, OffsetDateTime.class),
                            row.getObject(12, OffsetDateTime.class),
                            row.getInt(13) == Hold.DRY_RUN.id()))
                    .forEach(row -> found.put(row.id(), row));
        }
        return found;
    }

    Map<Long, HistoryEvent> events(Collection<Long> ids) {
        Map<Long, HistoryEvent> found = new HashMap<>();
        if (!ids.isEmpty()) {
            handle.createQuery("""
                            select e.id, e.search_key, e.state, e.state_reason, e.dry_run, e.time_created,
                              e.message_id, i.topic, i.sent_at
                            from events e left join inbox i on i.message_id = e.message_id where e.id in (<ids>)
                            """)
                    .bindList("ids", List.copyOf(ids))
                    .map((row, context) -> new HistoryEvent(
                            row.getLong(1),
                            row.getString(2),
                            row.getInt(3),
                            row.getString(4),
                            row.getBoolean(5),
                            row.getObject(6, OffsetDateTime.class),
                            row.getString(7),
                            row.getString(8),
                            row.getObject(9, OffsetDateTime.class)))
                    .forEach(row -> found.put(row.id(), row));
        }
        return found;
    }

    /** Why builds are, by build and event. An index on events would lead to all builds of an event. */
    Map<List<Long>, List<Constituent>> causes(Collection<Long> builds, Collection<Long> events) {
        Map<List<Long>, List<Constituent>> found = new HashMap<>();
        if (!builds.isEmpty()) {
            handle.createQuery("""
                            select build_id, event_id, constituent_type, constituent_name, constituent_stream, revision,
                              reason
                            from build_causes where build_id in (<builds>) and event_id + 0 in (<events>)
                            order by build_id, id
                            """)
                    .bindList("builds", List.copyOf(builds))
                    .bindList("events", List.copyOf(events))
                    .map((row, context) -> found.computeIfAbsent(
                                    List.of(row.getLong(1), row.getLong(2)), key -> new ArrayList<>())
                            .add(new Constituent(
                                    new Artifact(row.getString(3), row.getString(4), row.getString(5)),
                                    row.getString(6),
                                    row.getString(7))))
                    .list();
        }
        return found;
    }

    /** What a change of an event is. */
    record Changed(long id, long event, String contentType, Constituent constituent) {}

    /** These changes, and all of these events. */
    List<Changed> changes(Collection<Long> ids, Collection<Long> events) {
        List<Changed> found = new ArrayList<>();
        if (!ids.isEmpty() || !events.isEmpty()) {
            String select = "select id, event_id, content_type, type, name, stream, revision, what from event_changes";
            List<Long> none = List.of(-1L);
            handle.createQuery(select + " where id in (<ids>) union " + select
                            + " where event_id in (<events>) order by 1")
                    .bindList("ids", ids.isEmpty() ? none : List.copyOf(ids))
                    .bindList("events", events.isEmpty() ? none : List.copyOf(events))
                    .map((row, context) -> new Changed(
                            row.getLong(1),
                            row.getLong(2),
                            row.getString(3),
                            new Constituent(
                                    new Artifact(row.getString(4), row.getString(5), row.getString(6)),
                                    row.getString(7),
                                    row.getString(8))))
                    .forEach(found::add);
        }
        return found;
    }

    /** How many builds of each event, those it only became a cause of included, are in which state. */
    Map<Long, Map<Integer, Long>> counts(Collection<Long> events) {
        Map<Long, Map<Integer, Long>> counts = new HashMap<>();
        handle.createQuery("""
                        select m.event_id, b.state, count(*) from (
                          select event_id, id as build_id from builds where event_id in (<ids>)
                          union select event_id, build_id from build_causes where event_id in (<ids>)
                        ) m join builds b on b.id = m.build_id group by m.event_id, b.state
                        """)
                .bindList("ids", List.copyOf(events))
                .map((row, context) -> counts.computeIfAbsent(row.getLong(1), event -> new TreeMap<>())
                        .put(row.getInt(2), row.getLong(3)))
                .list();
        return counts;
    }
}
