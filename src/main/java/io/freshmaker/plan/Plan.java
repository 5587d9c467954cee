package io.freshmaker.plan;

import java.util.List;

/**
 * What one content type wants done for one message.
 *
 * @param builds in an order in which every prerequisite stands before what needs it
 * @param decisions one for each candidate, builds included
 */
public record Plan(List<PlannedBuild> builds, List<Decision> decisions) {

    public Plan {
        builds = List.copyOf(builds);
        decisions = List.copyOf(decisions);
    }
}
