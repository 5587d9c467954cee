package io.freshmaker.build;

import io.freshmaker.plan.Counted;
import io.freshmaker.plan.Shortlist;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells from the builds of an event whether the event has ended, and how. */
public final class EventEnd {
    private static final int NAMED = 5;

    private EventEnd() {}

    /**
     * How an event ended.
     *
     * @param state COMPLETE, FAILED or CANCELED
     * @param reason what was rebuilt and what was not, for a person
     */
    public record End(EventState state, String reason) {}

    /**
     * The end of an event of which some builds, or all, only show what would be done.
     *
     * @param dry the builds of a dry run
     */
    public static Optional<End> of(List<BuildOutcome> builds, List<BuildOutcome> dry) {
        if (dry.isEmpty()) {
            return of(builds);
        }
        Optional<End> shown = of(dry);
        Optional<End> made = of(builds);
        String words = Counted.of(dry.size(), "build") + ", nothing was submitted.";
        if (shown.isEmpty() || !builds.isEmpty() && made.isEmpty()) {
            return Optional.empty();
        }
        return made.isEmpty()
                ? end(EventState.COMPLETE, "Dry run: " + words)
                : end(made.get().state(), made.get().reason() + " Dry run beside it: " + words);
    }

    /** The end of an event with these builds; empty while one of them is not final, and when there are none. */
    public static Optional<End> of(List<BuildOutcome> builds) {
        if (builds.isEmpty() || builds.stream().anyMatch(build -> !build.state().isFinal())) {
            return Optional.empty();
        }
        int all = builds.size();
        List<BuildOutcome> failed = in(BuildState.FAILED, builds);
        List<BuildOutcome> canceled = in(BuildState.CANCELED, builds);
        int done = all - failed.size() - canceled.size();
        String rest = list("; failed: ", failed) + list("; canceled: ", canceled);
        if (done == all) {
            return end(
                    EventState.COMPLETE, all == 1 ? builds.get(0).label() + " rebuilt." : "All " + all + " rebuilt.");
        }
        if (done > 0) {
            return end(EventState.COMPLETE, done + " of " + all + " rebuilt" + rest);
        }
        if (canceled.size() == all) {
            return end(
                    EventState.CANCELED, all == 1 ? builds.get(0).label() + " canceled." : "All " + all + " canceled.");
        }
        return end(EventState.FAILED, (all == 1 ? "Nothing" : "None of " + all) + " rebuilt" + rest);
    }

    private static Optional<End> end(EventState state, String reason) {
        return Optional.of(new End(state, reason));
    }

    /** Those in this state, what failed by itself before what only followed: a shortened list then names the causes. */
    private static List<BuildOutcome> in(BuildState state, List<BuildOutcome> builds) {
        return builds.stream()
                .filter(build -> build.state() == state)
                .sorted(Comparator.comparing(RebuildFailure::isConsequence))
                .toList();
    }

    private static String list(String lead, List<BuildOutcome> builds) {
        return builds.isEmpty()
                ? ""
                : lead + Shortlist.of(builds.stream().map(EventEnd::named).toList(), NAMED);
    }

    private static String named(BuildOutcome build) {
        return build.reason().isEmpty() ? build.label() : build.label() + " (" + build.reason() + ")";
    }
}
