package io.freshmaker.store;

import io.freshmaker.build.Hold;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How builds and their causes are read, alone or with their event. */
final class BuildSql {

    /** The columns that {@link #row} expects first. */
    static final String SELECT = select("t.name", "d.name");

    /** The same without the names of the type and of the build that it depends on. */
    static final String BARE = select("null", "null");

    /** Where the names come from that {@link #SELECT} has. */
    static final String NAMES = " join build_types t on t.id = b.type_id left join builds d on d.id = b.dep_on_id";

    private BuildSql() {}

    private static String select(String type, String dependsOn) {
        return "select b.id, b.event_id, b.name, b.type_id, " + type + ", b.state, b.state_reason, b.remote_id,"
                + " b.original_nvr, b.rebuilt_nvr, " + dependsOn + ", b.dep_on_id, b.rebuild_reason, b.build_args,"
                + " b.time_submitted, b.time_completed, b.stream, b.batch, b.held";
    }

    static BuildRow row(ResultSet row) throws SQLException {
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

    /** The causes by build. */
    static Map<Long, List<CauseRow>> causes(Reading reading, Keys builds) {
        Map<Long, List<CauseRow>> causes = new HashMap<>();
        reading.each(
                "select build_id, event_id, constituent_type, constituent_name, constituent_stream, reason"
                        + " from build_causes where " + builds.in("build_id") + " order by build_id, id",
                builds.values(),
                row -> {
                    if (builds.has(row.getLong(1))) {
                        causes.computeIfAbsent(row.getLong(1), build -> new ArrayList<>())
                                .add(new CauseRow(
                                        row.getLong(2),
                                        row.getString(3) + ":" + row.getString(4) + ":" + row.getString(5),
                                        row.getString(6)));
                    }
                });
        return causes;
    }

    static Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
