package io.freshmaker.build;

import java.time.Duration;

/**
 * What keeps planned builds from being submitted at once.
 *
 * @param hold for which a build waits for other causes, where its content type has no window of its own
 * @param approvalAbove the most builds of a plan that needs no approval
 * @param storm the most rebuilds of one artifact within an hour; 0 for any number
 * @param dryRun whether everything is planned and nothing submitted
 */
public record Brakes(Duration hold, int approvalAbove, int storm, boolean dryRun) {

    /** Nothing is held. */
    public static final Brakes NONE = new Brakes(Duration.ZERO, Integer.MAX_VALUE, 0, false);
}
