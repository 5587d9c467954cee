package io.freshmaker.inventory;

import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.koji.ModulesOfBuilds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What Koji said of some image builds, while MBS is asked for the modules that Koji's tags do not name.
 *
 * @param read the builds as Koji tells of them
 * @param problems a sentence for each build that could not be read
 * @param labels {@code name:stream} by build, of the rpms that belong to modules
 * @param open by build the tag that MBS is yet to be asked for
 */
public record ImageFindings(
        List<ImageBuild> read, List<String> problems, Map<Long, String> labels, Map<Long, String> open) {

    public ImageFindings {
        read = List.copyOf(read);
        problems = List.copyOf(problems);
        labels = Map.copyOf(labels);
        open = Map.copyOf(open);
    }

    /** The tag to ask MBS for; null when there is none left. */
    public String question() {
        return open.values().stream().sorted().findFirst().orElse(null);
    }

    /** With MBS's answer to the question: {@code name:stream}, or nothing when it knows no module with that tag. */
    ImageFindings answered(String module) {
        String tag = question();
        Map<Long, String> more = new HashMap<>(labels);
        Map<Long, String> left = new TreeMap<>(open);
        open.forEach((build, asked) -> {
            if (asked.equals(tag)) {
                left.remove(build);
                if (!module.isEmpty()) {
                    more.put(build, module);
                }
            }
        });
        return new ImageFindings(read, problems, more, left);
    }

    /** The builds, with the module of each rpm that was built for one. */
    public List<ImageBuild> builds() {
        return read.stream()
                .map(build ->
                        build.holding(build.rpms().stream().map(this::labelled).toList()))
                .toList();
    }

    private ContainedRpm labelled(ContainedRpm rpm) {
        return isModular(rpm)
                ? rpm.of(Objects.requireNonNullElse(labels.get(rpm.sourceBuild()), ContainedRpm.UNKNOWN_MODULE))
                : rpm;
    }

    static boolean isModular(ContainedRpm rpm) {
        return ModulesOfBuilds.marks(rpm.version().release());
    }
}
