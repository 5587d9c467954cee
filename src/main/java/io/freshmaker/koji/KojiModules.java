package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.signing.Signatures.PartOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows of builds which module they were made for, and of modules which builds are in them. */
final class KojiModules {

    private final KojiHub hub;

    KojiModules(KojiHub hub) {
        this.hub = hub;
    }

    /** The tag that holds the builds in a module; empty for any other build. */
    static String contentTag(JsonNode build) {
        return build.at("/extra/typeinfo/module/content_koji_tag").asText("");
    }

    /** The ids of the builds in those that are modules, by the module's id. */
    Map<Long, List<Long>> contents(List<JsonNode> builds) {
        List<JsonNode> modules =
                builds.stream().filter(build -> !contentTag(build).isEmpty()).toList();
        List<KojiAnswer> answers = modules.isEmpty()
                ? List.of()
                : hub.readAll(modules.stream()
                        .map(module -> KojiCall.of("listTagged", contentTag(module)))
                        .toList());
        Map<Long, List<Long>> contents = new LinkedHashMap<>();
        for (int i = 0; i < modules.size(); i++) {
            List<Long> ids = new ArrayList<>();
            answers.get(i).orThrow().forEach(build -> ids.add(KojiSignatures.id(build)));
            contents.put(KojiSignatures.id(modules.get(i)), ids);
        }
        return contents;
    }

    /** The modules that builds were made for, by the build's id; without those that were made for none. */
    Map<Long, PartOf> partOf(List<JsonNode> builds, Map<Long, List<String>> tags) {
        Map<Long, PartOf> parts = new HashMap<>();
        Map<Long, ModuleTag> named = new LinkedHashMap<>();
        for (JsonNode build : builds) {
            long id = KojiSignatures.id(build);
            Optional<ModuleTag> tag = tags.get(id).stream()
                    .flatMap(name -> ModuleTag.read(name).stream())
                    .findFirst();
            boolean part = contentTag(build).isEmpty()
                    && (tag.isPresent() || ModuleTag.marks(build.path("release").asText("")));
            if (part) {
                parts.put(id, PartOf.UNKNOWN_MODULE);
                tag.filter(each -> !each.hashed()).ifPresent(each -> named.put(id, each));
            }
        }
        List<KojiCall> calls = new ArrayList<>();
        List<Long> about = new ArrayList<>();
        named.forEach((id, tag) -> tag.meanings().forEach(meaning -> {
            about.add(id);
            calls.add(KojiCall.of("getBuild", tag.nvr(meaning)));
        }));
        List<KojiAnswer> answers = calls.isEmpty() ? List.of() : hub.readAll(calls);
        for (int i = 0; i < answers.size(); i++) {
            JsonNode module = answers.get(i).orThrow();
            if (contentTag(module).equals(named.get(about.get(i)).name())) {
                parts.put(
                        about.get(i),
                        new PartOf(
                                true,
                                KojiSignatures.id(module),
                                module.path("nvr").asText("")));
            }
        }
        return parts;
    }
}
