package io.freshmaker.store;

import io.freshmaker.compose.ComposeStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/** How composes are read. */
final class ComposeSql {

    /** The columns that {@link #row} expects. */
    static final String SELECT = "select c.id, c.remote_id, c.state, c.state_reason, c.step, c.content_key,"
            + " c.source_type, c.source, c.packages, c.builds, c.sigkeys, c.arches, c.flags, c.attempt, c.renews,"
            + " c.repository, c.repository_file, c.time_created, c.time_asked, c.time_submitted, c.time_done,"
            + " c.time_to_expire, c.time_removed from composes c";

    private ComposeSql() {}

    static ComposeRow row(ResultSet row) throws SQLException {
        return new ComposeRow(
                row.getLong(1),
                BuildSql.number(row, 2),
                ComposeRow.state(BuildSql.number(row, 3)),
                row.getString(4),
                ComposeStep.of(row.getInt(5)),
                row.getString(6),
                ComposeRows.need(row),
                row.getInt(14),
                BuildSql.number(row, 15),
                row.getString(16),
                row.getString(17),
                row.getObject(18, OffsetDateTime.class),
                row.getObject(19, OffsetDateTime.class),
                row.getObject(20, OffsetDateTime.class),
                row.getObject(21, OffsetDateTime.class),
                row.getObject(22, OffsetDateTime.class),
                row.getObject(23, OffsetDateTime.class));
    }
}
