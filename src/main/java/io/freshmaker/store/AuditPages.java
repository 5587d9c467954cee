package io.freshmaker.store;

import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.Field.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Lists of what people had changed. Thread-safe. */
public final class AuditPages {

    /** What they may be filtered and ordered by. */
    public static final List<Field> FIELDS = List.of(
            new Field("id", "a.id", Kind.LONG, false, Order.UNIQUE),
            new Field("person", "a.person", Kind.TEXT, true, Order.TIED),
            new Field("action", "a.action", Kind.TEXT, true, Order.TIED),
            new Field("event_id", "a.event_id", Kind.LONG, true, Order.SPARSE),
            new Field("build_id", "a.build_id", Kind.LONG, true, Order.SPARSE));

    private static final String SELECT =
            "select a.id, a.at_time, a.person, a.how, a.action, a.event_id, a.build_id, a.words from audit a where ";

    private final Database database;
    private final Lists lists;

    public AuditPages(Database database) {
        this.database = database;
        this.lists = new Lists(database, new Listed("audit a", "a.id", "", ""));
    }

    /** Those that are selected, with three statements at most whatever their number. */
    public Page<AuditRow> page(Selection selection) {
        return lists.page(selection, (reading, ids) -> Lists.inOrder(ids, rows(reading, ids), AuditRow::id));
    }

    /** The one of that number. */
    public Optional<AuditRow> find(long id) {
        return database.look(reading -> rows(reading, List.of(id)).stream().findFirst());
    }

    private static List<AuditRow> rows(Reading reading, List<Long> ids) {
        var keys = reading.keys(ids);
        return reading.list(SELECT + keys.in("a.id"), keys.values(), AuditPages::row);
    }

    private static AuditRow row(ResultSet row) throws SQLException {
        var deed = new Deed(
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, Long.class),
                row.getObject(7, Long.class),
                row.getString(8));
        return new AuditRow(row.getLong(1), row.getObject(2, OffsetDateTime.class), deed);
    }
}
