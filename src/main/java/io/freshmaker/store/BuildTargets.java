package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Branches;
import java.util.Map;

/**
 * The build targets that builds are meant for.
 *
 * @param patterns by build system, such as {@code koji}, with {@code {branch}} where the stream is filled in; a system
 *     without a pattern has no targets
 */
public record BuildTargets(Map<String, String> patterns) {

    /** No build system has targets. */
    public static final BuildTargets NONE = new BuildTargets(Map.of());

    public BuildTargets {
        patterns = Map.copyOf(patterns);
    }

    /** Such as {@code f27-container-candidate}; null where the build system has no targets. */
    String of(String system, Artifact artifact) {
        String pattern = patterns.get(system);
        if (pattern == null) {
            return null;
        }
        boolean development =
                artifact.stream().equals("master") || artifact.stream().equals("main");
        return Text.cut(pattern.replace("{branch}", development ? Branches.RAWHIDE : artifact.stream()), 200);
    }
}
