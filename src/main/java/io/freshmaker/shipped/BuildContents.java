package io.freshmaker.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.koji.KojiAnswer;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.plan.ShippedRpm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What Koji knows of builds of rpms and of modules, in a few requests for any number of builds. */
final class BuildContents {

    /** A build has hundreds of rpms: with more of them in one request an answer is slow and large. */
    private static final int AT_ONCE = 50;

    private static final Set<String> SOURCE_ARCHES = Set.of("src", "nosrc");

    private final KojiHub hub;

    BuildContents(KojiHub hub) {
        this.hub = hub;
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
        Map<String, Build> builds = new HashMap<>();
        List<JsonNode> answers = ask(nvrs, nvr -> KojiCall.of("getBuild", nvr));
        for (int i = 0; i < nvrs.size(); i++) {
            if (answers.get(i).isObject()) {
                builds.put(nvrs.get(i), build(answers.get(i)));
            }
        }
        return builds;
    }

    /** A module's stream is written with its dashes here alone: in the NVR they are underscores. */
    private static Build build(JsonNode build) {
        JsonNode module = build.path("extra").path("typeinfo").path("module");
        String name = module.path("name").asText();
        boolean known = !name.isEmpty() && module.path("content_koji_tag").isTextual();
        return new Build(
                build.path("id").asLong(),
                build.path("nvr").asText(),
                known ? Artifact.module(name, module.path("stream").asText()) : null,
                known ? module.path("content_koji_tag").textValue() : "");
    }

    /** The binary rpms of these builds as they came with their sources, each once for each source. */
    List<ShippedRpm> rpms(Map<Build, Artifact> sources) {
        Map<Long, Artifact> bySource = new LinkedHashMap<>();
        List<Build> modules = new ArrayList<>();
        sources.forEach((build, source) -> {
            if (source.type().equals(Artifact.MODULE)) {
                modules.add(build);
            } else {
                bySource.put(build.id(), source);
            }
        });
        List<JsonNode> tagged = ask(modules, module -> KojiCall.of("listTagged", module.contentTag()));
        List<ShippedRpm> rpms = new ArrayList<>(ofBuilds(bySource));
        for (int i = 0; i < modules.size(); i++) {
            Map<Long, Artifact> ofModule = new LinkedHashMap<>();
            Artifact module = sources.get(modules.get(i));
            tagged.get(i).forEach(build -> ofModule.put(build.path("build_id").asLong(), module));
            rpms.addAll(ofBuilds(ofModule));
        }
        return rpms;
    }

    private List<ShippedRpm> ofBuilds(Map<Long, Artifact> sources) {
        List<Long> builds = List.copyOf(sources.keySet());
        List<JsonNode> answers = ask(builds, build -> KojiCall.of("listBuildRPMs", build));
        Map<List<String>, ShippedRpm> rpms = new LinkedHashMap<>();
        for (int i = 0; i < builds.size(); i++) {
            Artifact source = sources.get(builds.get(i));
            for (JsonNode rpm : answers.get(i)) {
                if (!SOURCE_ARCHES.contains(rpm.path("arch").asText())) {
                    rpms.merge(
                            List.of(rpm.path("name").asText(), source.toString()),
                            rpm(rpm, source),
                            (one, two) -> one.version().compareTo(two.version()) < 0 ? two : one);
                }
            }
        }
        return List.copyOf(rpms.values());
    }

    private static ShippedRpm rpm(JsonNode rpm, Artifact source) {
        var version = new RpmVersion(
                rpm.path("epoch").asLong(),
                rpm.path("version").asText(),
                rpm.path("release").asText());
        String module = source.type().equals(Artifact.MODULE) ? source.label() : "";
        return new ShippedRpm(rpm.path("name").asText(), version, module, source);
    }

    private <T> List<JsonNode> ask(List<T> about, Function<T, KojiCall> call) {
        List<JsonNode> answers = new ArrayList<>();
        for (int from = 0; from < about.size(); from += AT_ONCE) {
            List<T> some = about.subList(from, Math.min(about.size(), from + AT_ONCE));
            hub.readAll(some.stream().map(call).toList()).stream()
                    .map(KojiAnswer::orThrow)
                    .forEach(answers::add);
        }
        return answers;
    }
}
