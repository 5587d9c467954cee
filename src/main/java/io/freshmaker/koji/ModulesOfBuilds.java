package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds out which module the rpms of a build belong to, by the tags in which MBS collected them. */
public final class ModulesOfBuilds {

    private static final int AT_ONCE = 100;

    private final KojiHub hub;

    public ModulesOfBuilds(KojiHub hub) {
        this.hub = hub;
    }

    /**
     * What was found out.
     *
     * @param modules {@code name:stream} by build, where Koji tells
     * @param tags by build the tag that only MBS can tell of, as its name is a hash
     */
    public record Found(Map<Long, String> modules, Map<Long, String> tags) {}

    /** Whether the release of an rpm says that it was built for a module. */
    public static boolean marks(String release) {
        return ModuleTag.marks(release);
    }

    /**
     * Looks the builds up. A build of which nothing is told is in no module's tag, or in those of several modules.
     *
     * @throws KojiException when Koji does not answer
     */
    public Found find(Collection<Long> builds) {
        Map<Long, Map<String, ModuleTag>> tags = tags(List.copyOf(new TreeSet<>(builds)));
        Map<String, String> meanings = meanings(tags.values());
        Map<Long, String> modules = new HashMap<>();
        Map<Long, String> open = new HashMap<>();
        tags.forEach((build, byModule) -> {
            Set<String> found = new HashSet<>();
            byModule.keySet().stream()
                    .filter(meanings::containsKey)
                    .map(meanings::get)
                    .forEach(found::add);
            if (found.size() == 1) {
                modules.put(build, found.iterator().next());
            } else if (found.isEmpty()) {
                byModule.values().stream()
                        .filter(ModuleTag::hashed)
                        .findFirst()
                        .ifPresent(tag -> open.put(build, tag.name()));
            }
        });
        return new Found(modules, open);
    }

    /** Of each build one tag for each different module part; a hash is as good as any other. */
    private Map<Long, Map<String, ModuleTag>> tags(List<Long> builds) {
        Map<Long, Map<String, ModuleTag>> tags = new LinkedHashMap<>();
        List<KojiAnswer> answers =
                all(builds.stream().map(build -> KojiCall.of("listTags", build)).toList());
        for (int i = 0; i < builds.size(); i++) {
            Map<String, ModuleTag> found = new TreeMap<>();
            if (answers.get(i).fault() == null) {
                for (JsonNode tag : answers.get(i).value()) {
                    ModuleTag.read(tag.path("name").asText()).ifPresent(read -> found.put(read.module(), read));
                }
            }
            tags.put(builds.get(i), found);
        }
        return tags;
    }

    /** What the module parts mean: the only meaning there is, or the one that has a module build at Koji. */
    private Map<String, String> meanings(Collection<Map<String, ModuleTag>> tags) {
        Map<String, String> meanings = new HashMap<>();
        Map<String, ModuleTag> unclear = new TreeMap<>();
        tags.forEach(found -> found.forEach((module, tag) -> {
            List<String> possible = tag.meanings();
            if (possible.size() == 1) {
                meanings.put(module, possible.get(0));
            } else if (!tag.hashed()) {
                unclear.put(module, tag);
            }
        }));
        List<KojiCall> calls = new ArrayList<>();
        unclear.values()
                .forEach(tag -> tag.meanings().forEach(each -> calls.add(KojiCall.of("getBuild", tag.nvr(each)))));
        List<KojiAnswer> answers = all(calls);
        int at = 0;
        for (ModuleTag tag : unclear.values()) {
            for (String each : tag.meanings()) {
                KojiAnswer answer = answers.get(at++);
                if (answer.fault() == null && isOf(answer.value(), tag)) {
                    meanings.put(tag.module(), each);
                }
            }
        }
        return meanings;
    }

    private static boolean isOf(JsonNode build, ModuleTag tag) {
        return build.at("/extra/typeinfo/module/content_koji_tag").asText().equals(tag.name());
    }

    private List<KojiAnswer> all(List<KojiCall> calls) {
        List<KojiAnswer> answers = new ArrayList<>();
        for (int from = 0; from < calls.size(); from += AT_ONCE) {
            answers.addAll(hub.readAll(calls.subList(from, Math.min(from + AT_ONCE, calls.size()))));
        }
        return answers;
    }
}
