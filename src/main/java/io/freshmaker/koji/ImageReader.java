package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.RpmVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads image builds from Koji: what they contain, and what they are built on. What is wrong with one build stays with
 * it.
 */
public final class ImageReader {

    private final KojiHub hub;
    private final KojiContents contents;
    private final ParentImages parents;

    public ImageReader(KojiHub hub, TagBranches branches) {
        this.hub = hub;
        this.contents = new KojiContents(hub);
        this.parents = new ParentImages(hub, branches);
    }

    /** @throws KojiException when Koji does not answer, or is offline */
    public ReadImages read(List<WantedImage> wanted) {
        List<String> problems = new ArrayList<>();
        Map<WantedImage, JsonNode> builds = new LinkedHashMap<>();
        List<KojiAnswer> answers = hub.readAll(wanted.stream()
                .map(image -> KojiCall.of("getBuild", image.id()))
                .toList());
        for (int i = 0; i < wanted.size(); i++) {
            try {
                builds.put(wanted.get(i), complete(answers.get(i).orThrow()));
            } catch (KojiException e) {
                problems.add(problem(wanted.get(i), e));
            }
        }
        var rpms = contents.of(builds.keySet().stream().map(WantedImage::id).toList());
        wanted.stream().filter(image -> rpms.faults().containsKey(image.id())).forEach(image -> {
            builds.remove(image);
            problems.add(problem(image, rpms.faults().get(image.id())));
        });
        Map<Long, ParentImages.Parent> found = parents.of(builds.values());
        List<ImageBuild> read = new ArrayList<>();
        builds.forEach((image, build) -> {
            try {
                read.add(build(image, build, found, named(rpms.rpms().get(image.id()))));
            } catch (KojiException e) {
                problems.add(problem(image, e));
            }
        });
        return new ReadImages(read, problems);
    }

    private static String problem(WantedImage image, KojiException e) {
        return "The image build " + image.nvr() + " (" + image.id() + ") can't be read: " + e.getMessage();
    }

    private static JsonNode complete(JsonNode build) {
        if (!build.isObject()) {
            throw new KojiException("Koji has no such build");
        }
        if (KojiBuild.of(build).state() != KojiBuildState.COMPLETE) {
            throw new KojiException("it is not complete but in state " + build.path("state"));
        }
        return build;
    }

    /** The inventory takes none of a page in which it can't store one. */
    private static List<ContainedRpm> named(List<ContainedRpm> rpms) {
        for (ContainedRpm rpm : rpms) {
            RpmVersion version = rpm.version();
            if (rpm.name().isBlank()
                    || version.version().isEmpty()
                    || !RpmVersion.parse(version.toString()).equals(version)) {
                throw new KojiException("it holds an rpm '" + rpm.name() + "' of version '" + version + "'");
            }
        }
        return rpms;
    }

    private static ImageBuild build(
            WantedImage image, JsonNode build, Map<Long, ParentImages.Parent> parents, List<ContainedRpm> rpms) {
        KojiBuild known = KojiBuild.of(build);
        Artifact stream = Artifact.image(known.nvr().name(), image.branch());
        ParentImages.Parent parent = parents.get(ParentImages.id(build));
        Set<Artifact> stages = new LinkedHashSet<>();
        ParentImages.stages(build).stream()
                .filter(parents::containsKey)
                .forEach(id -> stages.add(parents.get(id).stream(image.branch())));
        // Some take files from the build before.
        stages.remove(stream);
        return new ImageBuild(
                stream,
                image.id(),
                known.nvr().toString(),
                known.completed(),
                known.source(),
                parent == null ? null : parent.stream(image.branch()),
                parent == null ? "" : parent.nvr(),
                List.copyOf(stages),
                rpms);
    }
}
