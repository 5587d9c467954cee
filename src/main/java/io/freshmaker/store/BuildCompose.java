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
        Map<Long, List<Link>> links = new HashMap<>();
        reading.each(
                "select build_id, compose_id, replaced from build_composes where " + near.in("build_id"),
                near.values(),
                row -> {
                    if (builds.has(row.getLong(1))) {
                        links.computeIfAbsent(row.getLong(2), compose -> new ArrayList<>())
                                .add(new Link(row.getLong(1), row.getBoolean(3)));
                    }
                });
        if (links.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<BuildCompose>> composes = new HashMap<>();
        var keys = reading.keys(List.copyOf(links.keySet()));
        reading.each(
                "select id, remote_id, state from composes where " + keys.in("id") + " order by id",
                keys.values(),
                row -> {
                    Long remoteId = BuildSql.number(row, 2);
                    ComposeState state = ComposeRow.state(BuildSql.number(row, 3));
                    for (Link link : links.getOrDefault(row.getLong(1), List.of())) {
                        composes.computeIfAbsent(link.build(), build -> new ArrayList<>())
                                .add(new BuildCompose(row.getLong(1), remoteId, state, link.replaced()));
                    }
                });
        return composes;
    }

    private record Link(long build, boolean replaced) {}
}
