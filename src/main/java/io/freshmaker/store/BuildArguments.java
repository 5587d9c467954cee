package io.freshmaker.store;

import io.freshmaker.plan.PlannedBuild;
import java.util.LinkedHashMap;
import java.util.Map;

/** What clients are told a build will be asked for, in the {@code build_args} that they know. */
final class BuildArguments {

    private BuildArguments() {}

    /**
     * A JSON object: {@code target}, {@code branch}, {@code commit} where one is given, and the {@code original_parent}
     * that is replaced. An empty one where the build system has no targets.
     *
     * @param target null for no target
     * @param parent the build of the parent image; empty where none is known
     */
    static String of(PlannedBuild build, String target, String parent) {
        if (target == null) {
            return "{}";
        }
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("target", target);
        arguments.put("branch", build.artifact().stream());
        if (!build.commit().isEmpty()) {
            arguments.put("commit", build.commit());
        }
        if (!parent.isEmpty()) {
            arguments.put("original_parent", parent);
        }
        return Text.json(arguments);
    }
}
