package io.freshmaker.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What keeps a plan from being carried out at once.
 *
 * @param hold for which a planned build waits for other causes
 * @param approvalAbove the most builds of a plan that needs no approval
 * @param storm the most rebuilds of one artifact within an hour; 0 for any number
 * @param dryRun whether everything is planned and nothing submitted
 */
public record Planning(Duration hold, int approvalAbove, int storm, boolean dryRun) {

    private static final int MOST = 1_000_000;

    static Planning read(Values values) {
        return new Planning(
                values.read("freshmaker.plan.hold", Forms.duration(ChronoUnit.SECONDS, 0, 3_600)),
                values.read("freshmaker.plan.approval-above", Forms.number(0, MOST)),
                values.read("freshmaker.plan.storm", Forms.number(0, MOST)),
                values.read("freshmaker.dry-run", Forms.oneOf("false", "true")).equals("true"));
    }
}
