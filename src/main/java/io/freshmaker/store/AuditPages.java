package io.freshmaker.store;

import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.Field.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

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
            "select a.id, a.at_time, a.person, a.how, a.action, a.event_id, a.build_id, a.words from audit a";

    private final Database database;
    private final Totals totals = new Totals();

    public AuditPages(Database database) {
        this.database = database;
    }

    /** Those that are selected, with two statements whatever their number. */
    public Page<AuditRow> page(Selection selection) {
        if (selection.matchesNothing()) {
            return new Page<>(0, List.of());
        }
        return database.read(handle -> {
            long total = totals.of(
                    selection.key(),
                    () -> selection
                            .bind(handle.createQuery("select count(*) from audit a" + selection.where(0)))
                            .mapTo(Long.class)
                            .one());
            return new Page<>(total, selection.outside() ? List.of() : rows(handle, selection, total));
        });
    }

    private static List<AuditRow> rows(Handle handle, Selection selection, long total) {
        return selection
                .bind(handle.createQuery(
                        SELECT + selection.where(total) + selection.orderBy("a.id") + " limit :limit offset :offset"))
                .bind("limit", selection.limit())
                .bind("offset", selection.offset())
                .map((row, context) -> row(row))
                .list();
    }

    /** The one of that number. */
    public Optional<AuditRow> find(long id) {
        return database.read(handle -> handle.createQuery(SELECT + " where a.id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne());
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
