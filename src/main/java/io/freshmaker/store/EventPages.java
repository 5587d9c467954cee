package io.freshmaker.store;

import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.Field.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists of events with their builds, each page with the same few statements whatever its size. Thread-safe. */
public final class EventPages {

    /** The number that {@code order_by} starts from. */
    public static final Field ID = new Field("id", "e.id", Kind.LONG, false, Order.UNIQUE);

    /** What events may be filtered and ordered by. */
    public static final List<Field> FIELDS = List.of(
            ID,
            new Field("message_id", "e.message_id", Kind.TEXT, true, Order.UNIQUE),
            Field.led("search_key", "e.search_key", Kind.TEXT, Order.NO),
            Field.led("event_type_id", "e.event_type_id", Kind.INTEGER, Order.NO),
            Field.led("requester", "e.requester", Kind.TEXT, Order.NO),
            Field.led("state", "e.state", Kind.STATE, Order.NO));

    private static final String SELECT = "select e.id, e.message_id, e.search_key, e.event_type_id, e.state,"
            + " e.state_reason, e.time_created, e.time_done, e.dry_run, e.requester, e.requester_metadata,"
            + " e.requested_rebuilds"
            + " from events e where ";

    private final Database database;
    private final Lists lists;

    public EventPages(Database database) {
        this.database = database;
        this.lists = Lists.large(database, new Listed("events e", "e.id", "", ""));
    }

    /** The events of a list have no decisions. */
    public Page<EventView> page(Selection selection, Detail detail) {
        return lists.page(
                selection,
                (reading, ids) ->
                        views(reading, Lists.inOrder(ids, rows(reading, ids), EventRow::id), detail, List.of()));
    }

    private static List<EventRow> rows(Reading reading, Collection<Long> ids) {
        var keys = reading.keys(ids);
        return reading.list(SELECT + keys.in("e.id"), keys.values(), EventPages::row);
    }

    public Optional<EventView> find(long id, Detail detail) {
        return database.look(reading -> {
            List<EventRow> found = rows(reading, List.of(id));
            boolean reasons = detail.reasons() && !found.isEmpty();
            List<DecisionRow> decisions = reasons ? decisions(reading, id) : List.of();
            return views(reading, found, detail, decisions).stream().findFirst();
        });
    }

    /** Those of these events that are there, in their short form. */
    List<EventView> of(Collection<Long> ids) {
        return database.look(reading -> views(reading, rows(reading, ids), new Detail(false, false), List.of()));
    }

    private static List<EventView> views(
            Reading reading, List<EventRow> rows, Detail detail, List<DecisionRow> decisions) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var belongings =
                new EventBuilds(reading, rows.stream().map(EventRow::id).toList());
        var builds = detail.builds() ? belongings.full(detail.reasons()) : Map.<Long, List<BuildRow>>of();
        var counts = detail.builds() ? Map.<Long, Map<Integer, Long>>of() : belongings.counts();
        var edges = belongings.dependencies();
        return rows.stream()
                .map(row -> new EventView(
                        row,
                        edges.get(true).getOrDefault(row.id(), List.of()),
                        edges.get(false).getOrDefault(row.id(), List.of()),
                        builds.getOrDefault(row.id(), List.of()),
                        counts.getOrDefault(row.id(), Map.of()),
                        decisions))
                .toList();
    }

    private static List<DecisionRow> decisions(Reading reading, long event) {
        return reading.list(
                "select artifact_type, name, stream, rebuild, rule, reason, build_id"
                        + " from decisions where event_id = ? order by event_id, id",
                List.of(event),
                row -> new DecisionRow(
                        row.getString(1) + ":" + row.getString(2) + ":" + row.getString(3),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getString(6),
                        BuildSql.number(row, 7)));
    }

    private static EventRow row(ResultSet row) throws SQLException {
        return new EventRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class),
                row.getObject(8, OffsetDateTime.class),
                row.getBoolean(9),
                row.getString(10),
                row.getString(11),
                row.getString(12));
    }
}
