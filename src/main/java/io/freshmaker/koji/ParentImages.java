package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Nvr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out which builds images are built on, as {@code extra.image} of their builds names them: {@code parent_build_id}
 * is the parent, {@code parent_image_builds} has those of all stages.
 */
final class ParentImages {

    private final KojiHub hub;
    private final TagBranches branches;

    ParentImages(KojiHub hub, TagBranches branches) {
        this.hub = hub;
        this.branches = branches;
    }

    /**
     * The build of a parent.
     *
     * @param branches those of the tags that hold it
     */
    record Parent(String name, String nvr, Set<String> branches) {

        /** Its stream: of the child's branch, unless its tags are all of others. */
        Artifact stream(String child) {
            boolean beside = branches.isEmpty() || branches.contains(child);
            return Artifact.image(name, beside ? child : branches.iterator().next());
        }
    }

    /** Koji's id of a build's parent; 0 where it names none. */
    static long id(JsonNode build) {
        JsonNode image = build.at("/extra/image");
        JsonNode id = image.has("parent_build_id")
                ? image.path("parent_build_id")
                : build.at("/extra/typeinfo/image/parent_build_id");
        return id.asLong(0);
    }

    /** The parents of the builds by their ids. One that Koji has no more is known by what its child keeps of it. */
    Map<Long, Parent> of(Collection<JsonNode> builds) {
        Map<Long, String> named = new HashMap<>();
        builds.forEach(build -> named(build).forEach((id, nvr) -> named.merge(id, nvr, (a, b) -> a.isEmpty() ? b : a)));
        List<Long> ids = named.keySet().stream().sorted().toList();
        List<KojiCall> calls = new ArrayList<>();
        ids.forEach(id -> calls.add(KojiCall.of("getBuild", id)));
        ids.forEach(id -> calls.add(KojiCall.of("listTags", id)));
        Map<Long, Parent> parents = new HashMap<>();
        if (!ids.isEmpty()) {
            List<KojiAnswer> answers = hub.readAll(calls);
            for (int i = 0; i < ids.size(); i++) {
                Optional<Parent> parent =
                        parent(named.get(ids.get(i)), answers.get(i), branches(answers.get(ids.size() + i)));
                if (parent.isPresent()) {
                    parents.put(ids.get(i), parent.get());
                }
            }
        }
        return parents;
    }

    private static Optional<Parent> parent(String named, KojiAnswer build, Set<String> branches) {
        if (build.fault() == null && build.value().path("nvr").isTextual()) {
            return Optional.of(new Parent(
                    build.value().path("name").asText(),
                    build.value().path("nvr").asText(),
                    branches));
        }
        try {
            return Optional.of(new Parent(Nvr.parse(named).name(), named, branches));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Koji's ids of what the earlier stages of a build are built on, in their order. */
    static Collection<Long> stages(JsonNode build) {
        Set<Long> stages = named(build).keySet();
        stages.remove(id(build));
        return stages;
    }

    /** The NVRs by id, as the child has them; empty for a parent of which it has the id alone. */
    private static Map<Long, String> named(JsonNode build) {
        JsonNode all = build.at("/extra/image/parent_image_builds");
        Map<Long, String> named = new LinkedHashMap<>();
        for (JsonNode each : all.isObject() ? all : build.at("/extra/typeinfo/image/parent_image_builds")) {
            if (each.path("id").asLong(0) > 0) {
                named.put(each.path("id").asLong(), each.path("nvr").asText(""));
            }
        }
        if (id(build) > 0) {
            named.putIfAbsent(id(build), "");
        }
        return named;
    }

    private Set<String> branches(KojiAnswer tags) {
        Collection<String> configured = new TreeSet<>();
        Set<String> others = new TreeSet<>();
        if (tags.fault() == null) {
            tags.value().forEach(tag -> {
                String name = tag.path("name").asText();
                branches.named(name).ifPresent((branches.isConfigured(name) ? configured : others)::add);
            });
        }
        return configured.isEmpty() ? others : new TreeSet<>(configured);
    }
}
