package io.freshmaker.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Lists of builds that are signed in part, were signed whole, or were given up. Thread-safe. */
public final class SigningPages {

    private static final String SELECT = """
            select id, build_id, nvr, sig_key, tag, state, signed, rpms, missing, reason, since, heard_at, due_at,
              expires_at, ended_at
            from signings
            """;

    private final Database database;
    private final Totals totals = new Totals();

    public SigningPages(Database database) {
        this.database = database;
    }

    /** Those in a state, the newest first. */
    public Page<SigningRow> page(SigningRow.State state, long offset, int limit) {
        return database.read(handle -> {
            long total = totals.of(
                    List.of(state),
                    () -> handle.createQuery("select count(*) from signings where state = :state")
                            .bind("state", state.id())
                            .mapTo(Long.class)
                            .one());
            if (limit == 0 || offset > Integer.MAX_VALUE) {
                return new Page<>(total, List.of());
            }
            return new Page<>(
                    total,
                    handle.createQuery(SELECT + " where state = :state order by id desc limit :limit offset :offset")
                            .bind("state", state.id())
                            .bind("limit", limit)
                            .bind("offset", offset)
                            .map((row, context) -> row(row))
                            .list());
        });
    }

    /** The one of that number. */
    public Optional<SigningRow> find(long id) {
        return database.read(handle -> handle.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map((row, context) -> row(row))
                .findOne());
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
