package io.freshmaker.store;

import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.Field.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Lists of events with their builds, each page with the same few statements whatever its size. Thread-safe. */
public final class EventPages {

    /** The number that {@code order_by} starts from. */
    public static final Field ID = new Field("id", "e.id", Kind.LONG, false, Order.UNIQUE);

    /** What events may be filtered and ordered by. */
    public static final List<Field> FIELDS = List.of(
            ID,
            new Field("message_id", "e.message_id", Kind.TEXT, true, Order.UNIQUE),
            new Field("search_key", "e.search_key", Kind.TEXT, true, Order.NO),
            new Field("event_type_id", "e.event_type_id", Kind.INTEGER, true, Order.NO),
            new Field("requester", "e.requester", Kind.TEXT, true, Order.NO),
            new Field("state", "e.state", Kind.STATE, true, Order.NO));

    private static final String SELECT = "select e.id, e.message_id, e.search_key, e.event_type_id, e.state,"
            + " e.state_reason, e.time_created, e.time_done, e.dry_run, e.requester, e.requester_metadata,"
            + " e.requested_rebuilds"
            + " from events e";

    private final Database database;
    private final Totals totals = new Totals();

    public EventPages(Database database) {
        this.database = database;
    }

    /** The events of a list have no decisions. */
    public Page<EventView> page(Selection selection, Detail detail) {
        if (selection.matchesNothing()) {
            return new Page<>(0, List.of());
        }
        return database.read(handle -> {
            long total = totals.of(selection.key(), () -> count(handle, selection));
            return new Page<>(total, views(handle, rows(handle, selection, total), detail, List.of()));
        });
    }

    public Optional<EventView> find(long id, Detail detail) {
        return database.read(handle -> {
            List<EventRow> found = handle.createQuery(SELECT + " where e.id = :id")
                    .bind("id", id)
                    .map(EventPages::row)
                    .list();
            List<DecisionRow> decisions = detail.reasons() ? decisions(handle, id) : List.of();
            return views(handle, found, detail, decisions).stream().findFirst();
        });
    }

    /** Those of these events that are there, in their short form. */
    static List<EventView> of(Handle handle, List<Long> ids) {
        List<EventRow> rows = handle.createQuery(SELECT + " where e.id in (<ids>)")
                .bindList("ids", ids)
                .map(EventPages::row)
                .list();
        return views(handle, rows, new Detail(false, false), List.of());
    }

    private static long count(Handle handle, Selection selection) {
        return selection
                .bind(handle.createQuery("select count(*) from events e" + selection.where(0)))
                .mapTo(Long.class)
                .one();
    }

    private static List<EventRow> rows(Handle handle, Selection selection, long total) {
        if (selection.outside()) {
            return List.of();
        }
        return selection
                .bind(handle.createQuery(
                        SELECT + selection.where(total) + selection.orderBy("e.id") + " limit :limit offset :offset"))
                .bind("limit", selection.limit())
                .bind("offset", selection.offset())
                .map(EventPages::row)
                .list();
    }

    private static List<EventView> views(
            Handle handle, List<EventRow> rows, Detail detail, List<DecisionRow> decisions) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var belongings = new EventBuilds(handle, rows.stream().map(EventRow::id).toList());
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

    private static List<DecisionRow> decisions(Handle handle, long event) {
        return handle.createQuery("select artifact_type, name, stream, rebuild, rule, reason, build_id"
                        + " from decisions where event_id = :event order by event_id, id")
                .bind("event", event)
                .map((row, context) -> new DecisionRow(
                        row.getString(1) + ":" + row.getString(2) + ":" + row.getString(3),
                        row.getBoolean(4),
                        row.getString(5),
                        row.getString(6),
                        BuildSql.number(row, 7)))
                .list();
    }

    private static EventRow row(ResultSet row, StatementContext context) throws SQLException {
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
