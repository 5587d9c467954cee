package io.freshmaker.submit;

import io.freshmaker.release.TargetPattern;
import java.util.List;
import java.util.Optional;

/**
 * What Koji is asked for with every image build, by the configuration.
 *
 * @param targets of the branches
 * @param channel of the builders; empty for the hub's own choice
 * @param arches to build for in place of the target's; none for those of the target
 * @param releaseBase what derived releases count from; empty where OSBS chooses releases
 * @param priority of tasks, added to the hub's default; empty for that default
 * @param urgentPriority the same for urgent builds
 */
public record ImageTerms(
        TargetPattern targets,
        String channel,
        List<String> arches,
        boolean scratch,
        boolean isolated,
        Optional<Long> releaseBase,
        Optional<Integer> priority,
        int urgentPriority) {

    public ImageTerms {
        arches = List.copyOf(arches);
    }

    /** The release that only this submission has: the first part of the one before, and a number of its own. */
    public String release(String original, long submission) {
        if (releaseBase.isEmpty() || scratch) {
            return "";
        }
        String first = original.isEmpty() ? "1" : original.substring(0, (original + ".").indexOf('.'));
        return (first.isEmpty() ? "1" : first) + "." + (releaseBase.get() + submission);
    }
}
