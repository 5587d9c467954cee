package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.Coverage;
import java.util.Map;
import java.util.Set;

/**
 * Which rows stand for the builds of a plan.
 *
 * @param ids one for each build of the plan
 * @param joined those that another event planned before and nobody submitted yet
 * @param covered those that need not be made, as the row is a build that was begun before and holds the change
 */
record PlanRows(Map<Artifact, Long> ids, Set<Artifact> joined, Map<Artifact, Coverage.Answer> covered) {

    PlanRows {
        ids = Map.copyOf(ids);
        joined = Set.copyOf(joined);
        covered = Map.copyOf(covered);
    }

    /** Whether the plan made the row. */
    boolean fresh(Artifact artifact) {
        return !joined.contains(artifact) && !covered.containsKey(artifact);
    }

    /** Whether nobody has to wait for it. */
    boolean done(Artifact artifact) {
        return covered.containsKey(artifact) && covered.get(artifact).by().ended() != null;
    }
}
