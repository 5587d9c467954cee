package io.freshmaker.store;

import io.freshmaker.compose.ComposeState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A compose of a build.
 *
 * @param id our number of it
 * @param remoteId ODCS's id; null while it gave none
 * @param state as last seen; null while ODCS has none
 * @param replaced whether the build gets another one in its place, or goes on without
 */
public record BuildCompose(long id, Long remoteId, ComposeState state, boolean replaced) {

    /** The composes by build; there may be more builds than those that were asked for. */
    static Map<Long, List<BuildCompose>> of(Reading reading, Keys builds) {
        Map<Long, List<BuildCompose>> composes = new HashMap<>();
        reading.each(
                "select n.build_id, c.id, c.remote_id, c.state, n.replaced from build_composes n"
                        + " join composes c on c.id = n.compose_id where " + builds.in("n.build_id")
                        + " order by n.build_id, c.id",
                builds.values(),
                row -> composes.computeIfAbsent(row.getLong(1), build -> new ArrayList<>())
                        .add(new BuildCompose(
                                row.getLong(2),
                                BuildSql.number(row, 3),
                                ComposeRow.state(BuildSql.number(row, 4)),
                                row.getBoolean(5))));
        return composes;
    }
}
