package io.freshmaker.forecast;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.PlannedBuild;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;

/**
 * When the builds of a plan would begin and end, if its build system had nothing else to do and the plan were submitted
 * now: each waits for its prerequisites and for a free slot. A build without an estimate takes no time here.
 */
public final class Schedule {

    private final List<PlannedBuild> order;
    private final Map<Artifact, Span> spans = new HashMap<>();

    /** From its submission to its end, both counted from now. */
    public record Span(Duration begins, Duration ends) {}

    /**
     * Works it out.
     *
     * @param plan in an order in which prerequisites stand before what needs them
     * @param urgent whether all builds of the plan go first
     * @param slots how many builds the system takes at a time
     */
    public Schedule(
            List<PlannedBuild> plan, boolean urgent, Function<Artifact, Optional<Estimate>> estimates, int slots) {
        // What is urgent has its prerequisites urgent too: they stay before it.
        order = plan.stream()
                .sorted(Comparator.comparing((PlannedBuild build) -> !(urgent || build.urgent()))
                        .thenComparing(PlannedBuild::batch))
                .toList();
        PriorityQueue<Duration> free = new PriorityQueue<>();
        for (PlannedBuild build : order) {
            Duration ready = build.prerequisites().stream()
                    .map(spans::get)
                    .map(span -> span == null ? Duration.ZERO : span.ends())
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
            Duration slot = free.size() < Math.max(slots, 1) ? Duration.ZERO : free.remove();
            Duration begins = ready.compareTo(slot) > 0 ? ready : slot;
            Duration ends = begins.plus(
                    estimates.apply(build.artifact()).map(Estimate::lasts).orElse(Duration.ZERO));
            free.add(ends);
            spans.put(build.artifact(), new Span(begins, ends));
        }
    }

    /** The builds in the order in which they are submitted. */
    public List<PlannedBuild> order() {
        return order;
    }

    /** Of one build of the plan. */
    public Span of(Artifact artifact) {
        return spans.get(artifact);
    }

    /** From the first submission to the last end of these builds. */
    public Duration lasts(List<PlannedBuild> builds) {
        Duration begins = builds.stream()
                .map(build -> of(build.artifact()).begins())
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return ends(builds).minus(begins);
    }

    /** When the last of these builds ends, counted from now. */
    public Duration ends(List<PlannedBuild> builds) {
        return builds.stream()
                .map(build -> of(build.artifact()).ends())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
