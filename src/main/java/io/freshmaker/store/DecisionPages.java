package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.Field.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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

    private static final Field EVENT = Field.led("event", "d.event_id", Kind.LONG, Order.NO);

    private final Database database;
    private final Lists lists;

    public DecisionPages(Database database) {
        this.database = database;
        this.lists = new Lists(database, new Listed("decisions d", "d.id", "", ""));
    }

    /** Those that are selected, with five statements at most whatever their number; nothing when there is no such event. */
    public Optional<Page<KeptDecision>> page(long event, Selection selection) {
        return known(event)
                ? Optional.of(lists.page(
                        selection.with(EVENT, event),
                        (reading, ids) -> Lists.inOrder(ids, rows(reading, ids), KeptDecision::id)))
                : Optional.empty();
    }

    /** The types of artifacts that an event decided about, as they are stored; nothing when there is no such event. */
    public Optional<List<String>> types(long event) {
        return known(event)
                ? Optional.of(database.look(reading -> reading.list(
                        "select distinct artifact_type from decisions where event_id = ? order by artifact_type",
                        List.of(event),
                        row -> row.getString(1))))
                : Optional.empty();
    }

    private boolean known(long event) {
        return database.look(
                reading -> !reading.list("select id from events where id = ?", List.of(event), row -> row.getLong(1))
                        .isEmpty());
    }

    /** Those of these numbers that are there, in any order; there may be others beside them. */
    static List<KeptDecision> rows(Reading reading, Collection<Long> ids) {
        var keys = reading.keys(ids);
        return reading.list(
                "select d.id, d.event_id, d.content_type, d.artifact_type, d.name, d.stream, d.rebuild, d.rule, d.reason,"
                        + " d.build_id from decisions d where " + keys.in("d.id"),
                keys.values(),
                DecisionPages::row);
    }

    private static KeptDecision row(ResultSet row) throws SQLException {
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
