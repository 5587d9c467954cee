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

    /** The composes by build; the composes themselves take a statement more where there are any. */
    static Map<Long, List<BuildCompose>> of(Reading reading, Keys builds) {
        Keys near = builds.near();
        List<Link> links = reading.list(
                "select build_id, compose_id, replaced from build_composes where " + near.in("build_id")
                        + " order by build_id, compose_id",
                near.values(),
                row -> new Link(row.getLong(1), row.getLong(2), row.getBoolean(3)));
        List<Link> wanted =
                links.stream().filter(link -> builds.has(link.build())).toList();
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<Long, BuildCompose> composes = new HashMap<>();
        var keys = reading.keys(wanted.stream().map(Link::compose).toList());
        reading.each(
                "select id, remote_id, state from composes where " + keys.in("id"),
                keys.values(),
                row -> composes.put(
                        row.getLong(1),
                        new BuildCompose(
                                row.getLong(1),
                                BuildSql.number(row, 2),
                                ComposeRow.state(BuildSql.number(row, 3)),
                                false)));
        Map<Long, List<BuildCompose>> ofBuilds = new HashMap<>();
        for (Link link : wanted) {
            BuildCompose compose = composes.get(link.compose());
            if (compose != null) {
                ofBuilds.computeIfAbsent(link.build(), build -> new ArrayList<>())
                        .add(new BuildCompose(compose.id(), compose.remoteId(), compose.state(), link.replaced()));
            }
        }
        return ofBuilds;
    }

    private record Link(long build, long compose, boolean replaced) {}
}
