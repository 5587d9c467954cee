package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.ContainedRpm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks builds up at Koji. Each method throws {@link KojiException} when the hub can't be asked. */
public final class KojiBuilds {

    /** An rpm build has up to some 1,000 rpms on all architectures. */
    private static final int RPM_LISTS = 20;

    private final KojiHub hub;

    public KojiBuilds(KojiHub hub) {
        this.hub = hub;
    }

    /**
     * The build of that name, version and release; nothing when Koji does not know it.
     *
     * @throws KojiFault when it is no name-version-release
     */
    public Optional<KojiBuild> named(String nvr) {
        return build(hub.read(KojiCall.of("getBuild", nvr)));
    }

    /** The build of that id; nothing when Koji does not know it. */
    public Optional<KojiBuild> of(long id) {
        return build(hub.read(KojiCall.of("getBuild", id)));
    }

    private static Optional<KojiBuild> build(JsonNode answer) {
        return answer.isNull() ? Optional.empty() : Optional.of(KojiBuild.of(answer));
    }

    /** Builds by name, version and release as they were given, without those that Koji does not know. */
    public Map<String, KojiBuild> allNamed(Collection<String> nvrs) {
        List<String> order = nvrs.stream().distinct().toList();
        List<KojiAnswer> answers = order.isEmpty()
                ? List.of()
                : hub.readAll(
                        order.stream().map(nvr -> KojiCall.of("getBuild", nvr)).toList());
        Map<String, KojiBuild> builds = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            String nvr = order.get(i);
            build(answers.get(i).orThrow()).ifPresent(build -> builds.put(nvr, build));
        }
        return builds;
    }

    /**
     * The newest build of a source package in each of the tags and what they inherit, by its NVR; a tag that Koji does
     * not know, or where there is none, is left out.
     */
    public Map<String, String> newest(Collection<String> tags, String name) {
        List<String> order = tags.stream().distinct().toList();
        List<KojiAnswer> answers = order.isEmpty()
                ? List.of()
                : hub.readAll(order.stream()
                        .map(tag -> KojiCall.of("getLatestBuilds", tag).with("package", name))
                        .toList());
        Map<String, String> newest = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            String tag = order.get(i);
            if (answers.get(i).fault() == null || answers.get(i).fault().code() != KojiFault.REFUSED) {
                answers.get(i)
                        .orThrow()
                        .forEach(build ->
                                newest.putIfAbsent(tag, build.path("nvr").asText("")));
            }
        }
        return newest;
    }

    /** The names of the tags that these builds are in, by NVR; none for a build that Koji does not know. */
    public Map<String, Set<String>> tags(Collection<String> nvrs) {
        List<String> order = nvrs.stream().distinct().toList();
        List<KojiAnswer> answers = order.isEmpty()
                ? List.of()
                : hub.readAll(
                        order.stream().map(nvr -> KojiCall.of("listTags", nvr)).toList());
        Map<String, Set<String>> tags = new LinkedHashMap<>();
        for (int i = 0; i < order.size(); i++) {
            Set<String> names = new TreeSet<>();
            answers.get(i).orThrow().forEach(tag -> names.add(tag.path("name").asText("")));
            tags.put(order.get(i), names);
        }
        return tags;
    }

    /** The binary rpms that a build of rpms has made, by its id, each once for each architecture. */
    public Map<Long, List<ContainedRpm>> rpms(Collection<Long> builds) {
        List<Long> order = builds.stream().distinct().toList();
        Map<Long, List<ContainedRpm>> rpms = new LinkedHashMap<>();
        for (int from = 0; from < order.size(); from += RPM_LISTS) {
            List<Long> some = order.subList(from, Math.min(order.size(), from + RPM_LISTS));
            List<KojiAnswer> answers = hub.readAll(some.stream()
                    .map(id -> KojiCall.of("listRPMs").with("buildID", id))
                    .toList());
            for (int i = 0; i < some.size(); i++) {
                rpms.put(some.get(i), KojiRpms.of(answers.get(i).orThrow()));
            }
        }
        return rpms;
    }

    /** The builds that a task has made: one image for a task that builds a container and is closed, none for scratch. */
    public List<KojiBuild> ofTask(long task) {
        List<KojiBuild> builds = new ArrayList<>();
        hub.read(KojiCall.of("listBuilds").with("taskID", task)).forEach(build -> builds.add(KojiBuild.of(build)));
        return builds;
    }
}
