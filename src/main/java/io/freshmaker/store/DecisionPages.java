package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.Field.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** All decisions of one event, a page at a time; an event can have tens of thousands. Thread-safe. */
public final class DecisionPages {

    /** What they may be filtered and ordered by; {@code rebuild} is 1 for true. */
    public static final List<Field> FIELDS = List.of(
            new Field("id", "d.id", Kind.LONG, false, Order.UNIQUE),
            new Field("name", "d.name", Kind.TEXT, true, Order.NO),
            new Field("type", "d.artifact_type", Kind.TEXT, true, Order.NO),
            new Field("stream", "d.stream", Kind.TEXT, true, Order.NO),
            new Field("content_type", "d.content_type", Kind.TEXT, true, Order.NO),
            new Field("rule", "d.rule", Kind.TEXT, true, Order.NO),
            new Field("rebuild", "case when d.rebuild then 1 else 0 end", Kind.STATE, true, Order.NO));

    /** The columns that {@link #row} expects. */
    static final String COLUMNS =
            "d.id, d.event_id, d.content_type, d.artifact_type, d.name, d.stream, d.rebuild, d.rule, d.reason, d.build_id";

    private final Database database;
    private final Totals totals = new Totals();

    public DecisionPages(Database database) {
        this.database = database;
    }

    /** Those that are selected, with three statements whatever their number; nothing when there is no such event. */
    public Optional<Page<KeptDecision>> page(long event, Selection selection) {
        return database.read(
                handle -> known(handle, event) ? Optional.of(page(handle, event, selection)) : Optional.empty());
    }

    private static boolean known(Handle handle, long event) {
        return handle.createQuery("select id from events where id = :id")
                .bind("id", event)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    private Page<KeptDecision> page(Handle handle, long event, Selection selection) {
        if (selection.matchesNothing()) {
            return new Page<>(0, List.of());
        }
        String from = " from decisions d where d.event_id = :event"
                + selection.where(0).replaceFirst("^ where ", " and ");
        List<Object> list = new ArrayList<>(selection.key());
        list.add(event);
        long total = totals.of(
                list,
                () -> selection
                        .bind(handle.createQuery("select count(*)" + from))
                        .bind("event", event)
                        .mapTo(Long.class)
                        .one());
        return new Page<>(total, selection.outside() ? List.of() : rows(handle, event, selection, from));
    }

    /** By the event first, so that its index is walked in the wanted order. */
    private static List<KeptDecision> rows(Handle handle, long event, Selection selection, String from) {
        String direction = selection.descending() ? " desc" : "";
        return selection
                .bind(handle.createQuery("select " + COLUMNS + from + " order by d.event_id" + direction + ", d.id"
                        + direction + " limit :limit offset :offset"))
                .bind("event", event)
                .bind("limit", selection.limit())
                .bind("offset", selection.offset())
                .map(DecisionPages::row)
                .list();
    }

    static KeptDecision row(ResultSet row, StatementContext context) throws SQLException {
        return new KeptDecision(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                new Artifact(row.getString(4), row.getString(5), row.getString(6)),
                row.getBoolean(7),
                row.getString(8),
                row.getString(9),
                BuildSql.number(row, 10));
    }
}
