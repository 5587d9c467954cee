package io.freshmaker.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.Nvr;
import io.freshmaker.koji.KojiAnswer;
import io.freshmaker.koji.KojiBuilds;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.plan.ShippedRpm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Koji knows of builds of rpms and of modules, in a few requests for any number of builds. */
final class BuildContents {

    private final KojiHub hub;
    private final KojiBuilds builds;

    BuildContents(KojiHub hub) {
        this.hub = hub;
        this.builds = new KojiBuilds(hub);
    }

    /**
     * A build.
     *
     * @param module the module it is a build of; null for a build of rpms
     * @param contentTag the tag that holds the builds of the module's rpms; empty for a build of rpms
     */
    record Build(long id, String nvr, Artifact module, String contentTag) {}

    /** The builds that Koji knows, by NVR; an unknown one is missing. */
    Map<String, Build> builds(List<String> nvrs) {
        Map<String, Build> known = new HashMap<>();
        builds.allNamed(nvrs)
                .forEach(
                        (nvr, build) -> known.put(nvr, new Build(build.id(), nvr, build.module(), build.contentTag())));
        return known;
    }

    /** The NVRs of the builds in modules, by the NVRs of those; a module without a tag for them, or unknown, has none. */
    List<String> parts(List<String> modules) {
        List<KojiCall> calls = builds(modules).values().stream()
                .filter(build -> !build.contentTag().isEmpty())
                .map(build -> KojiCall.of("listTagged", build.contentTag()))
                .toList();
        List<String> parts = new ArrayList<>();
        if (!calls.isEmpty()) {
            hub.readAll(calls)
                    .forEach(answer -> answer.orThrow()
                            .forEach(build -> parts.add(build.path("nvr").asText(""))));
        }
        return parts;
    }

    /** Whether a tag, with what it inherits, has each of these builds as the newest of its package. */
    boolean newest(String tag, List<Nvr> wanted) {
        List<KojiAnswer> answers = hub.readAll(wanted.stream()
                .map(build -> KojiCall.of("getLatestBuilds", tag).with("package", build.name()))
                .toList());
        for (int i = 0; i < answers.size(); i++) {
            boolean found = false;
            for (JsonNode build : answers.get(i).orThrow()) {
                found |= build.path("nvr").asText("").equals(wanted.get(i).toString());
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /** The binary rpms of these builds as they came with their sources, each once for each source. */
    List<ShippedRpm> rpms(Map<Build, Artifact> sources) {
        Map<Artifact, List<Long>> bySource = new LinkedHashMap<>();
        sources.forEach((build, source) -> bySource.computeIfAbsent(source, each -> new ArrayList<>())
                .addAll(build.module() == null ? List.of(build.id()) : List.of()));
        List<Build> modules = sources.keySet().stream()
                .filter(build -> build.module() != null)
                .toList();
        List<KojiAnswer> tagged = modules.isEmpty()
                ? List.of()
                : hub.readAll(modules.stream()
                        .map(module -> KojiCall.of("listTagged", module.contentTag()))
                        .toList());
        for (int i = 0; i < modules.size(); i++) {
            List<Long> ofModule = bySource.get(modules.get(i).module());
            tagged.get(i)
                    .orThrow()
                    .forEach(build -> ofModule.add(build.path("build_id").asLong()));
        }
        Map<Long, List<ContainedRpm>> contents =
                builds.rpms(bySource.values().stream().flatMap(List::stream).toList());
        List<ShippedRpm> rpms = new ArrayList<>();
        bySource.forEach((source, ids) -> rpms.addAll(ofSource(source, ids, contents)));
        return rpms;
    }

    private static List<ShippedRpm> ofSource(
            Artifact source, List<Long> builds, Map<Long, List<ContainedRpm>> contents) {
        String module = source.type().equals(Artifact.MODULE) ? source.label() : "";
        Map<String, ShippedRpm> rpms = new LinkedHashMap<>();
        for (Long build : builds) {
            for (ContainedRpm rpm : contents.get(build)) {
                rpms.merge(
                        rpm.name(),
                        new ShippedRpm(rpm.name(), rpm.version(), module, source),
                        (one, two) -> one.version().compareTo(two.version()) < 0 ? two : one);
            }
        }
        return List.copyOf(rpms.values());
    }
}
