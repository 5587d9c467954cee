package io.freshmaker.build;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.plan.Shipped;
import io.freshmaker.plan.ShippedRpm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rpms that a plan wants in its images, and whether a build gets them that was begun for them before: when what is
 * shipped was signed first, the images may be on their way.
 */
final class Wanted {

    private final Map<Artifact, List<ShippedRpm>> bySource = new HashMap<>();
    private final boolean composed;

    Wanted(Shipped shipped) {
        shipped.rpms()
                .forEach(rpm -> bySource.computeIfAbsent(rpm.source(), source -> new ArrayList<>())
                        .add(rpm));
        this.composed = shipped.signed().needsCompose();
    }

    /** Whether they are to be had from composes alone. */
    boolean composed() {
        return composed;
    }

    /**
     * The rpms of one source with the versions that a build was begun with, when it ran as the message came and has each
     * in the wanted version or a newer one; none when it is not certain. A build that was begun for two versions of one
     * rpm may have got either.
     */
    List<String> builtInto(Standing build, Artifact image, Artifact source, Instant received) {
        boolean runs = build.ended() == null || !build.ended().isBefore(received);
        if (!image.type().equals(Artifact.IMAGE) || !runs) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        for (ShippedRpm rpm : bySource.getOrDefault(source, List.of())) {
            Set<RpmVersion> given = build.rpms().getOrDefault(new Freshness.Rpm(rpm.name(), rpm.module()), Set.of());
            if (given.size() != 1 || given.iterator().next().compareTo(rpm.version()) < 0) {
                return List.of();
            }
            words.add(rpm.name() + " " + given.iterator().next());
        }
        return words;
    }
}
