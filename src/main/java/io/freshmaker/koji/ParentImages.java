package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Nvr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds out which builds images are built on, as {@code extra.image.parent_build_id} of their builds names them. */
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

        /** Its branch: that of the child, unless its tags are all of others. */
        String branch(String child) {
            return branches.isEmpty() || branches.contains(child)
                    ? child
                    : branches.iterator().next();
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
        builds.forEach(build -> {
            if (id(build) > 0) {
                named.merge(id(build), nvr(build, id(build)), (a, b) -> a.isEmpty() ? b : a);
            }
        });
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

    /** What the child's {@code parent_image_builds} says of it; empty where it says nothing. */
    private static String nvr(JsonNode build, long parent) {
        for (JsonNode each : build.at("/extra/image/parent_image_builds")) {
            if (each.path("id").asLong(0) == parent) {
                return each.path("nvr").asText("");
            }
        }
        return "";
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
