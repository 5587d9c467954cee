package io.freshmaker.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
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
import java.util.function.Function;

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
        List<JsonNode> answers = ask(nvrs, nvr -> KojiCall.of("getBuild", nvr));
        for (int i = 0; i < nvrs.size(); i++) {
            if (answers.get(i).isObject()) {
                known.put(nvrs.get(i), build(nvrs.get(i), answers.get(i)));
            }
        }
        return known;
    }

    /** A module's stream has its dashes here alone: in the NVR they are underscores. */
    private static Build build(String nvr, JsonNode build) {
        JsonNode module = build.path("extra").path("typeinfo").path("module");
        String name = module.path("name").asText("");
        boolean known = !name.isEmpty() && module.path("content_koji_tag").isTextual();
        return new Build(
                build.path("id").asLong(),
                nvr,
                known ? Artifact.module(name, module.path("stream").asText("")) : null,
                known ? module.path("content_koji_tag").textValue() : "");
    }

    /** The binary rpms of these builds as they came with their sources, each once for each source. */
    List<ShippedRpm> rpms(Map<Build, Artifact> sources) {
        Map<Artifact, List<Long>> bySource = new LinkedHashMap<>();
        sources.forEach((build, source) -> bySource.computeIfAbsent(source, each -> new ArrayList<>())
                .addAll(build.module() == null ? List.of(build.id()) : List.of()));
        List<Build> modules = sources.keySet().stream()
                .filter(build -> build.module() != null)
                .toList();
        List<JsonNode> tagged = ask(modules, module -> KojiCall.of("listTagged", module.contentTag()));
        for (int i = 0; i < modules.size(); i++) {
            List<Long> ofModule = bySource.get(modules.get(i).module());
            tagged.get(i).forEach(build -> ofModule.add(build.path("build_id").asLong()));
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

    private <T> List<JsonNode> ask(List<T> about, Function<T, KojiCall> call) {
        return about.isEmpty()
                ? List.of()
                : hub.readAll(about.stream().map(call).toList()).stream()
                        .map(KojiAnswer::orThrow)
                        .toList();
    }
}
