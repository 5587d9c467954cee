package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.release.TargetPattern;
import java.util.Map;

/**
 * The build targets that builds are meant for.
 *
 * @param patterns by build system, such as {@code koji}; a system without a pattern has no targets
 */
public record BuildTargets(Map<String, TargetPattern> patterns) {

    /** No build system has targets. */
    public static final BuildTargets NONE = new BuildTargets(Map.of());

    public BuildTargets {
        patterns = Map.copyOf(patterns);
    }

    /** Whether builds of the system have targets. */
    boolean of(String system) {
        return patterns.containsKey(system);
    }

    /** The one that was asked for, or that of the branch where that is empty; null where the system has no targets. */
    String of(String system, Artifact artifact, String asked) {
        String usual = of(system, artifact);
        return usual == null || asked.isEmpty() ? usual : asked;
    }

    /**
     * What no two planned builds have both. A build for a target of its own stands beside that for the usual one, as
     * neither replaces the other.
     *
     * @param target of the build; empty or null for the usual one
     */
    String key(String system, Artifact artifact, String target) {
        String usual = of(system, artifact);
        boolean own = usual != null && target != null && !target.isEmpty() && !target.equals(usual);
        return own ? artifact + " for " + target : PlanWriter.key(artifact);
    }

    /** Such as {@code f27-container-candidate}; null where the build system has no targets. */
    String of(String system, Artifact artifact) {
        TargetPattern pattern = patterns.get(system);
        return pattern == null ? null : Text.cut(pattern.of(artifact.stream()), 200);
    }
}
