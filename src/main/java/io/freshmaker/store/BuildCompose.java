package io.freshmaker.store;

import io.freshmaker.compose.ComposeState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * A compose of a build.
 *
 * @param id our number of it
 * @param remoteId ODCS's id; null while it gave none
 * @param state as last seen; null while ODCS has none
 * @param replaced whether the build gets another one in its place, or goes on without
 */
public record BuildCompose(long id, Long remoteId, ComposeState state, boolean replaced) {

    /** The composes by build, of the builds that {@code which} selects: a list of ids or a query for them. */
    static Map<Long, List<BuildCompose>> of(Handle handle, String which, Collection<Long> ids) {
        Map<Long, List<BuildCompose>> composes = new HashMap<>();
        handle.createQuery("select b.build_id, c.id, c.remote_id, c.state, b.replaced from build_composes b"
                        + " join composes c on c.id = b.compose_id where b.build_id in (" + which
                        + ") order by b.build_id, c.id")
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> composes.computeIfAbsent(row.getLong(1), build -> new ArrayList<>())
                        .add(new BuildCompose(
                                row.getLong(2),
                                BuildSql.number(row, 3),
                                ComposeRow.state(BuildSql.number(row, 4)),
                                row.getBoolean(5))))
                .list();
        return composes;
    }
}
