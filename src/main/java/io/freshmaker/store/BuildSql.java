package io.freshmaker.store;

import io.freshmaker.build.Hold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** How builds and their causes are read, alone or with their event. */
final class BuildSql {

    /** The columns that {@link #row} expects first. */
    static final String SELECT = "select b.id, b.event_id, b.name, b.type_id, t.name, b.state, b.state_reason,"
            + " b.remote_id, b.original_nvr, b.rebuilt_nvr, d.name, b.dep_on_id, b.rebuild_reason, b.build_args,"
            + " b.time_submitted, b.time_completed, b.stream, b.batch,"
            + " b.held";

    static final String FROM =
            " from builds b join build_types t on t.id = b.type_id left join builds d on d.id = b.dep_on_id";

    /** Which builds belong to which of the events {@code <ids>}: those planned for it, and those it became a cause of. */
    static final String OF_EVENTS = "select event_id, id as build_id from builds where event_id in (<ids>)"
            + " union select event_id, build_id from build_causes where event_id in (<ids>)";

    private BuildSql() {}

    static BuildRow row(ResultSet row, StatementContext context) throws SQLException {
        return new BuildRow(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getInt(4),
                row.getString(5),
                row.getInt(6),
                row.getString(7),
                number(row, 8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                number(row, 12),
                row.getString(13),
                row.getString(14),
                row.getObject(15, OffsetDateTime.class),
                row.getObject(16, OffsetDateTime.class),
                row.getString(17),
                row.getInt(18),
                row.getInt(19) == Hold.DRY_RUN.id(),
                List.of(),
                List.of());
    }

    /** The causes by build, of the builds that {@code which} selects: a list of ids or a query for them. */
    static Map<Long, List<CauseRow>> causes(Handle handle, String which, Collection<Long> ids) {
        Map<Long, List<CauseRow>> causes = new HashMap<>();
        handle.createQuery("select build_id, event_id, constituent_type, constituent_name, constituent_stream, reason"
                        + " from build_causes where build_id in (" + which + ") order by build_id, id")
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> causes.computeIfAbsent(row.getLong(1), build -> new ArrayList<>())
                        .add(new CauseRow(
                                row.getLong(2),
                                row.getString(3) + ":" + row.getString(4) + ":" + row.getString(5),
                                row.getString(6))))
                .list();
        return causes;
    }

    static Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
