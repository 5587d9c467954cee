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

    /** Such as {@code f27-container-candidate}; null where the build system has no targets. */
    String of(String system, Artifact artifact) {
        TargetPattern pattern = patterns.get(system);
        return pattern == null ? null : Text.cut(pattern.of(artifact.stream()), 200);
    }
}
