package io.freshmaker.policy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Which rules are in force, and whether the file would give others if it could be used.
 *
 * @param since when the rules were taken, to the second
 * @param mistakes what is wrong in the file as it is now, each with its line; empty when the rules are those of the file
 * @param broken since when the file can't be used; null when it can
 */
public record Standing(Policy policy, Instant since, List<String> mistakes, Instant broken) {

    public Standing {
        mistakes = List.copyOf(mistakes);
    }

    static Standing of(Policy policy, Instant since) {
        return new Standing(policy, seconds(since), List.of(), null);
    }

    Standing brokenBy(List<String> found, Instant when) {
        return new Standing(policy, since, found, broken == null ? seconds(when) : broken);
    }

    /** Whether the file can't be used, so that older rules judge. */
    public boolean isBroken() {
        return broken != null;
    }

    /** Both in words, for health. */
    public String sentence() {
        String rules = "The rules of " + since + ", version " + policy.version();
        if (!isBroken()) {
            return rules + ", are in force.";
        }
        int others = mistakes.size() - 1;
        return rules + ", stay in force, because " + policy.file() + " is broken since " + broken + ": "
                + mistakes.get(0)
                + (others > 0 ? " The log has " + others + " more mistake" + (others > 1 ? "s." : ".") : "");
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
