package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.RpmVersion;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * The numbers that the database has for what image builds name: artifacts and versions.
 *
 * @param artifacts the streams, what they are built on, and the binary rpms
 */
record ImageNumbers(Map<Artifact, ArtifactRows.Row> artifacts, Map<RpmVersion, Integer> versions) {

    private static final int LONGEST_NAME = 500;

    /**
     * Numbers all that the builds name.
     *
     * @throws IllegalArgumentException for an rpm that can't be stored, with the build that has it
     */
    static ImageNumbers of(Handle handle, Collection<ImageBuild> builds) {
        var artifacts = new TreeSet<Artifact>();
        Set<RpmVersion> versions = new HashSet<>();
        for (ImageBuild build : builds) {
            artifacts.addAll(streams(build));
            for (ContainedRpm rpm : build.rpms()) {
                if (artifacts.add(artifact(rpm)) | versions.add(rpm.version())) {
                    check(build, rpm);
                }
            }
        }
        return new ImageNumbers(ArtifactRows.number(handle, artifacts), VersionRows.number(handle, versions));
    }

    /** Numbers what is told of builds that are not kept. */
    static ImageNumbers ever(Handle handle, Collection<ImageEver> ever) {
        var artifacts = new TreeSet<Artifact>();
        Set<RpmVersion> versions = new HashSet<>();
        for (ImageEver each : ever) {
            artifacts.add(each.rpm());
            each.images().forEach((image, span) -> {
                artifacts.add(image);
                versions.addAll(List.of(span.lowest(), span.highest()));
            });
        }
        return new ImageNumbers(ArtifactRows.number(handle, artifacts), VersionRows.number(handle, versions));
    }

    private static void check(ImageBuild build, ContainedRpm rpm) {
        String version = rpm.version().toString();
        boolean readable =
                !rpm.version().version().isEmpty() && RpmVersion.parse(version).equals(rpm.version());
        if (!readable || (version + rpm.name() + rpm.module()).indexOf('\0') >= 0) {
            throw new IllegalArgumentException("The image build " + build.nvr() + " has an rpm " + rpm.name()
                    + " of version '" + version + "', which is no [epoch:]version-release.");
        }
        if (version.length() > LONGEST_NAME
                || rpm.name().length() > LONGEST_NAME
                || rpm.module().length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The image build " + build.nvr() + " has an rpm whose name, version or"
                    + " module is longer than " + LONGEST_NAME + " characters: "
                    + rpm.name().substring(0, Math.min(50, rpm.name().length())) + "...");
        }
    }

    private static Artifact artifact(ContainedRpm rpm) {
        return Artifact.binaryRpm(rpm.name(), rpm.module());
    }

    long of(Artifact artifact) {
        return artifacts.get(artifact).id();
    }

    /** The build as it is stored. */
    StoredImage stored(ImageBuild build) {
        return new StoredImage(
                0,
                of(build.image()),
                build.kojiId(),
                build.nvr(),
                // As fine as both databases keep it.
                build.completed().truncatedTo(ChronoUnit.MICROS),
                build.source(),
                build.parent() == null ? null : of(build.parent()),
                build.parentNvr(),
                build.stages().stream().map(this::of).distinct().sorted().toList(),
                contents(build).packed());
    }

    private ImageContents contents(ImageBuild build) {
        return ImageContents.of(build.rpms().stream()
                .map(rpm -> new ImageContents.Entry(
                        of(artifact(rpm)), versions.get(rpm.version()), rpm.sourceBuild(), Set.of(rpm.arch())))
                .toList());
    }

    /** The rows of the streams of these builds and of all that they are built on. */
    Set<Long> images(Collection<ImageBuild> builds) {
        Set<Long> images = new HashSet<>();
        for (ImageBuild build : builds) {
            streams(build).forEach(image -> images.add(of(image)));
        }
        return images;
    }

    private static List<Artifact> streams(ImageBuild build) {
        List<Artifact> streams = new ArrayList<>(build.stages());
        streams.add(build.image());
        if (build.parent() != null) {
            streams.add(build.parent());
        }
        return streams;
    }
}
