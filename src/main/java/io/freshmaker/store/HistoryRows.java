package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.Hold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the links of chains of reasons by their ids, one statement a kind. */
final class HistoryRows {

    private final Reading reading;

    HistoryRows(Reading reading) {
        this.reading = reading;
    }

    Map<Long, KeptDecision> decisions(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : byId(ids, DecisionPages.rows(reading, ids), KeptDecision::id);
    }

    Map<Long, HistoryBuild> builds(Collection<Long> ids) {
        return byId(
                ids,
                rows(
                        "select id, event_id, artifact_type, name, stream, system, state, state_reason, remote_id,"
                                + " rebuilt_nvr, time_submitted, time_completed, held from builds where ",
                        "id",
                        ids,
                        row -> new HistoryBuild(
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
                                row.getInt(13) == Hold.DRY_RUN.id())),
                HistoryBuild::id);
    }

    Map<Long, HistoryEvent> events(Collection<Long> ids) {
        return byId(
                ids,
                rows(
                        "select e.id, e.search_key, e.state, e.state_reason, e.dry_run, e.time_created, e.message_id,"
                                + " i.topic, i.sent_at"
                                + " from events e left join inbox i on i.message_id = e.message_id where ",
                        "e.id",
                        ids,
                        row -> new HistoryEvent(
                                row.getLong(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getString(4),
                                row.getBoolean(5),
                                row.getObject(6, OffsetDateTime.class),
                                row.getString(7),
                                row.getString(8),
                                row.getObject(9, OffsetDateTime.class))),
                HistoryEvent::id);
    }

    /** No statement where nothing is asked for; there may be rows of other keys as well. */
    private <T> List<T> rows(String select, String column, Collection<Long> ids, Reading.Mapper<T> mapper) {
        var keys = reading.keys(ids);
        return keys.isEmpty() ? List.of() : reading.list(select + keys.in(column), keys.values(), mapper);
    }

    private static <T> Map<Long, T> byId(Collection<Long> ids, List<T> rows, Function<T, Long> id) {
        var wanted = new HashSet<>(ids);
        return rows.stream()
                .filter(row -> wanted.contains(id.apply(row)))
                .collect(Collectors.toMap(id, Function.identity()));
    }

    /** Why builds are, by build and event. An index on events would lead to all builds of an event. */
    Map<List<Long>, List<Constituent>> causes(Collection<Long> builds, Collection<Long> events) {
        Map<List<Long>, List<Constituent>> found = new HashMap<>();
        if (!builds.isEmpty()) {
            var ofBuilds = reading.keys(builds);
            var ofEvents = reading.keys(events);
            List<Object> values = new ArrayList<>(ofBuilds.values());
            values.addAll(ofEvents.values());
            reading.each(
                    "select build_id, event_id, constituent_type, constituent_name, constituent_stream, revision, reason"
                            + " from build_causes where " + ofBuilds.in("build_id") + " and "
                            + ofEvents.in("event_id + 0") + " order by build_id, id",
                    values,
                    row -> found.computeIfAbsent(List.of(row.getLong(1), row.getLong(2)), key -> new ArrayList<>())
                            .add(constituent(row)));
        }
        return found;
    }

    /** From the third column on. */
    private static Constituent constituent(ResultSet row) throws SQLException {
        return new Constituent(
                new Artifact(row.getString(3), row.getString(4), row.getString(5)), row.getString(6), row.getString(7));
    }

    /** What a change of an event is. */
    record Changed(long id, long event, String contentType, Constituent constituent) {}

    /** These changes, and all of these events, in the order of their ids. */
    Map<Long, Changed> changes(Collection<Long> ids, Collection<Long> events) {
        Map<Long, Changed> found = new TreeMap<>();
        if (!ids.isEmpty() || !events.isEmpty()) {
            // No row has the number that is asked for where there are none of the one or the other.
            var alone = reading.keys(ids.isEmpty() ? List.of(-1L) : ids);
            var together = reading.keys(events.isEmpty() ? List.of(-1L) : events);
            List<Object> values = new ArrayList<>(alone.values());
            values.addAll(together.values());
            String select = "select id, event_id, type, name, stream, revision, what, content_type from event_changes";
            reading.each(
                    select + " where " + alone.in("id") + " union all " + select + " where " + together.in("event_id"),
                    values,
                    row -> {
                        if (alone.has(row.getLong(1)) || together.has(row.getLong(2))) {
                            found.put(
                                    row.getLong(1),
                                    new Changed(row.getLong(1), row.getLong(2), row.getString(8), constituent(row)));
                        }
                    });
        }
        return found;
    }

    /** How many builds of each event, those it only became a cause of included, are in which state. */
    Map<Long, Map<Integer, Long>> counts(Collection<Long> events) {
        return new EventBuilds(reading, events).counts();
    }
}
