package io.freshmaker.store;

import io.freshmaker.artifact.Nvr;
import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.Field.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Lists of builds that are signed in part, were signed whole, or were given up. Thread-safe. */
public final class SigningPages {

    /** The number that {@code order_by} starts from. */
    public static final Field ID = new Field("id", "s.id", Kind.LONG, false, Order.UNIQUE);

    /** What they may be filtered and ordered by. */
    public static final List<Field> FIELDS = List.of(
            ID,
            new Field("nvr", "s.nvr", Kind.TEXT, true, Order.TIED),
            new Field("key", "s.sig_key", Kind.TEXT, true, Order.TIED),
            new Field("koji_build_id", "s.build_id", Kind.LONG, true, Order.SPARSE),
            new Field("state", "s.state", Kind.STATE, true, Order.NO));

    private static final String SELECT = """
            select s.id, s.build_id, s.nvr, s.sig_key, s.tag, s.state, s.signed, s.rpms, s.missing, s.reason, s.since,
              s.heard_at, s.due_at, s.expires_at, s.ended_at
            from signings s
            """;

    private final Database database;
    private final Lists lists;

    public SigningPages(Database database) {
        this.database = database;
        this.lists = new Lists(database, new Listed("signings s", "s.id", "", ""));
    }

    /** Those that are selected, with three statements at most whatever their number. */
    public Page<SigningRow> page(Selection selection) {
        return lists.page(selection, (reading, ids) -> Lists.inOrder(ids, rows(reading, ids), SigningRow::id));
    }

    /** The one of that number. */
    public Optional<SigningRow> find(long id) {
        return database.look(reading -> rows(reading, List.of(id)).stream().findFirst());
    }

    private static List<SigningRow> rows(Reading reading, List<Long> ids) {
        var keys = reading.keys(ids);
        return reading.list(SELECT + " where " + keys.in("s.id"), keys.values(), SigningPages::row);
    }

    /**
     * Builds of which not all rpms are known to be signed, the latest first.
     *
     * @param text the build, or the name of its source
     */
    public List<SigningRow> waiting(String text) {
        return database
                .read(handle -> handle.createQuery(SELECT + """
                                where s.state = 0 and (s.nvr = :text or s.nvr like :any escape '!')
                                order by s.id desc limit 100
                                """)
                        .bind("text", text)
                        .bind("any", text.replaceAll("[!_%]", "!$0") + "-%")
                        .map((row, context) -> row(row))
                        .list())
                .stream()
                .filter(row ->
                        row.nvr().equals(text) || Nvr.parse(row.nvr()).name().equals(text))
                .toList();
    }

    private static SigningRow row(ResultSet row) throws SQLException {
        return new SigningRow(
                row.getLong(1),
                row.getObject(2, Long.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                SigningRow.State.of(row.getInt(6)),
                row.getObject(7, Integer.class),
                row.getObject(8, Integer.class),
                row.getString(9),
                row.getString(10),
                row.getObject(11, OffsetDateTime.class),
                row.getObject(12, OffsetDateTime.class),
                row.getObject(13, OffsetDateTime.class),
                row.getObject(14, OffsetDateTime.class),
                row.getObject(15, OffsetDateTime.class));
    }
}
