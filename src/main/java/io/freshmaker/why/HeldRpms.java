package io.freshmaker.why;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.inventory.ImageBuilds;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells which versions of an rpm, or of what is named after it, the newest build of an image holds. */
final class HeldRpms {

    private static final int NAMED = 5;

    private final ImageBuilds builds;

    HeldRpms(ImageBuilds builds) {
        this.builds = builds;
    }

    /** Nothing of what is no image, or of which no build is known. */
    Optional<String> sentence(Artifact artifact, Collection<String> names) {
        return artifact.type().equals(Artifact.IMAGE)
                ? builds.of(artifact).stream().findFirst().map(newest -> sentence(newest, names))
                : Optional.empty();
    }

    private static String sentence(ImageBuild newest, Collection<String> names) {
        List<String> held = newest.rpms().stream()
                .filter(rpm -> names.stream().anyMatch(name -> isOf(rpm, name)))
                .map(rpm -> rpm.name() + " " + rpm.version())
                .distinct()
                .sorted()
                .toList();
        if (held.isEmpty()) {
            return newest.nvr() + " holds no rpm called " + String.join(" or ", names) + ", or named after it.";
        }
        int more = held.size() - NAMED;
        return newest.nvr() + " holds " + held.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more." : ".");
    }

    /** A source rpm's own binary rpms are mostly named after it: {@code openssl-libs}. */
    private static boolean isOf(ContainedRpm rpm, String name) {
        return rpm.name().equals(name) || rpm.name().startsWith(name + "-");
    }
}
