package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.RpmVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What people are told of an image beside what they are told of every artifact.
 *
 * @param builds the kept ones, the newest first
 */
record ImageCard(List<ImageBuild> builds) {

    /** An rpm in an image, whatever the architecture. */
    private record Held(String name, String module, RpmVersion version) {}

    /** Of an artifact that is no image it has no builds. */
    static ImageCard of(Handle handle, Artifact artifact, long id) {
        return new ImageCard(
                artifact.type().equals(Artifact.IMAGE)
                        ? Unpacking.builds(
                                handle, ImageBuildRows.read(handle, List.of(id)).getOrDefault(id, List.of()))
                        : List.of());
    }

    /** When and from what the newest build was made, and which are kept beside it. */
    List<String> lines() {
        if (builds.isEmpty()) {
            return List.of();
        }
        ImageBuild newest = builds.get(0);
        List<String> lines = new ArrayList<>();
        lines.add("built: " + ArtifactCard.time(newest.completed())
                + (newest.source().isEmpty() ? "" : " from " + newest.source())
                + (newest.parentNvr().isEmpty() ? "" : " on " + newest.parentNvr()));
        if (builds.size() > 1) {
            lines.add("builds before it: "
                    + builds.stream().skip(1).map(ImageBuild::nvr).collect(Collectors.joining(", ")));
        }
        return lines;
    }

    /** The rpms in the newest build, each with its version and architectures. */
    List<String> rpms() {
        Map<Held, TreeSet<String>> held = new TreeMap<>(
                Comparator.comparing(Held::name).thenComparing(Held::module).thenComparing(Held::version));
        builds.stream()
                .limit(1)
                .map(ImageBuild::rpms)
                .flatMap(List::stream)
                .forEach(rpm ->
                        held.computeIfAbsent(held(rpm), none -> new TreeSet<>()).add(rpm.arch()));
        List<String> lines = new ArrayList<>();
        held.forEach((rpm, arches) -> lines.add(
                "rpm " + rpm.name() + " " + rpm.version() + (rpm.module().isEmpty() ? "" : " of module " + rpm.module())
                        + " (" + String.join(", ", arches) + ")"));
        return lines;
    }

    private static Held held(ContainedRpm rpm) {
        return new Held(rpm.name(), rpm.module(), rpm.version());
    }

    /** The images that hold a binary rpm, or once held it, each with the versions. */
    static List<String> holding(Handle handle, Artifact rpm) {
        return new HoldingSearch(new ImageStreams(), new VersionMemory())
                .of(handle, List.of(rpm), branch -> true).stream()
                        .sorted((a, b) -> a.image().compareTo(b.image()))
                        .map(each -> each.image() + "  "
                                + (each.newest() == null ? "not any more, once " : each.newest() + ", ever ")
                                + each.lowest()
                                + (each.lowest().equals(each.highest()) ? "" : " to " + each.highest())
                                + (each.left() == null ? "" : "; left"))
                        .toList();
    }
}
