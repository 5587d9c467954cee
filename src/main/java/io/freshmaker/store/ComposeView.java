package io.freshmaker.store;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * A compose with what belongs to it.
 *
 * @param buildCounts how many builds that need it are in which state; empty for a single compose
 * @param states what became of it, the first thing first; empty in a list
 * @param builds that need it or were built with it, by id; empty in a list
 */
public record ComposeView(
        ComposeRow compose, Map<Integer, Long> buildCounts, List<StateSeen> states, List<ComposedBuild> builds) {

    public ComposeView {
        buildCounts = Map.copyOf(buildCounts);
        states = List.copyOf(states);
        builds = List.copyOf(builds);
    }

    /**
     * A thing that became of a compose.
     *
     * @param words such as {@code compose 42 is generating}
     */
    public record StateSeen(OffsetDateTime time, String words) {}

    /**
     * A build of ours that needs a compose.
     *
     * @param replaced whether it gets another one in its place, or goes on without
     */
    public record ComposedBuild(long id, long eventId, String name, String stream, int state, boolean replaced) {}
}
