package io.freshmaker.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How far and how fast work goes.
 *
 * @param planDepth the most levels of dependants that a plan follows
 * @param tick between two looks for work that is due
 * @param policyLook between two looks at the policy's file
 * @param retryMax the longest pause between two tries of the same work
 */
public record Pace(int planDepth, Duration tick, Duration policyLook, Duration retryMax) {

    static Pace read(Values values) {
        return new Pace(
                values.read("freshmaker.plan.depth", Forms.number(1, 1_000)),
                values.read("freshmaker.tick", Forms.duration(ChronoUnit.MILLIS, 10, 60_000)),
                values.read("freshmaker.policy.look", Forms.duration(ChronoUnit.MILLIS, 10, 3_600_000)),
                values.read("freshmaker.retry.max", Forms.duration(ChronoUnit.SECONDS, 1, 86_400)));
    }
}
