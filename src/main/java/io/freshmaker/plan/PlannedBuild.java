package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import java.util.List;

/**
 * One rebuild that a plan asks for.
 *
 * @param originalNvr the build that is outdated; empty when it is not known
 * @param commit the commit to build; empty to bump the branch first and build the bump
 * @param batch 0 for what may run at once; otherwise one more than the highest batch among the prerequisites
 * @param prerequisites builds of the same plan that must be done first
 * @param causes every reason for it, at least one
 * @param urgent whether the policy has it go first, or something that waits for it
 */
public record PlannedBuild(
        Artifact artifact,
        String originalNvr,
        String commit,
        int batch,
        List<Artifact> prerequisites,
        RebuildReason reason,
        List<Cause> causes,
        boolean urgent) {

    public PlannedBuild {
        prerequisites = List.copyOf(prerequisites);
        causes = List.copyOf(causes);
    }

    /** One that goes in its turn. */
    public PlannedBuild(
            Artifact artifact,
            String originalNvr,
            String commit,
            int batch,
            List<Artifact> prerequisites,
            RebuildReason reason,
            List<Cause> causes) {
        this(artifact, originalNvr, commit, batch, prerequisites, reason, causes, false);
    }
}
