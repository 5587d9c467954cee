package io.freshmaker.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.koji.KojiAnswer;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.plan.ShippedRpm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What Koji knows of builds of rpms and of modules, in a few requests for any number of builds. */
final class BuildContents {

    /** A build has hundreds of rpms: with more of them in one request an answer is slow and large. */
    private static final int AT_ONCE = 50;

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

    /** The builds that Koji knows; an unknown one is missing. */
    List<Build> builds(List<String> nvrs) {
        List<Build> builds = new ArrayList<>();
        for (JsonNode build : ask(nvrs, nvr -> KojiCall.of("getBuild", nvr))) {
            if (build.isObject()) {
                builds.add(build(build));
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

    /** The binary rpms of a build, each once, as they came with this source. */
    List<ShippedRpm> rpms(Build build, Artifact source) {
        boolean modular = source.type().equals(Artifact.MODULE);
        List<Long> builds = new ArrayList<>();
        if (modular) {
            hub.read(KojiCall.of("listTagged", build.contentTag()))
                    .forEach(tagged -> builds.add(tagged.path("build_id").asLong()));
        } else {
            builds.add(build.id());
        }
        Map<String, ShippedRpm> rpms = new LinkedHashMap<>();
        for (JsonNode ofBuild : ask(builds, id -> KojiCall.of("listBuildRPMs", id))) {
            for (JsonNode rpm : ofBuild) {
                if (!rpm.path("arch").asText().matches("src|nosrc")) {
                    String name = rpm.path("name").asText();
                    var version = new RpmVersion(
                            rpm.path("epoch").asLong(),
                            rpm.path("version").asText(),
                            rpm.path("release").asText());
                    rpms.merge(
                            name,
                            new ShippedRpm(name, version, modular ? source.label() : "", source),
                            (one, two) -> one.version().compareTo(two.version()) < 0 ? two : one);
                }
            }
        }
        return List.copyOf(rpms.values());
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
