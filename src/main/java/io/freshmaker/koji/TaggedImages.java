package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks Koji which image builds its tags hold, inherited ones included. */
public final class TaggedImages {

    private static final int NOT_FOUND = 1000;
    private static final int COMPLETE = 1;

    private final KojiHub hub;
    private final TagBranches branches;
    private final int history;

    /** @param history how many builds of each image count, the newest first */
    public TaggedImages(KojiHub hub, TagBranches branches, int history) {
        this.hub = hub;
        this.branches = branches;
        this.history = history;
    }

    /**
     * The newest builds in a tag, of each image the newest first.
     *
     * @throws KojiException when Koji does not answer, or has no such tag
     */
    public List<TaggedImage> in(String tag) {
        try {
            return builds(tag, hub.read(call(tag)));
        } catch (KojiFault fault) {
            if (isUnknown(fault)) {
                throw new KojiException(
                        "Koji has no tag " + tag
                                + ", which freshmaker.images.tags names: correct its name there and restart",
                        fault);
            }
            throw fault;
        }
    }

    private KojiCall call(String tag) {
        return history == 1
                ? KojiCall.of("getLatestBuilds", tag).with("type", "image")
                : KojiCall.of("listTagged", tag)
                        .with("inherit", true)
                        .with("latest", history)
                        .with("type", "image");
    }

    private static boolean isUnknown(KojiFault fault) {
        return fault.code() == NOT_FOUND && fault.getMessage().contains("No such");
    }

    private List<TaggedImage> builds(String tag, JsonNode answer) {
        if (!answer.isArray()) {
            throw new KojiException("Koji's list of the images in " + tag + " is no list");
        }
        Map<String, Integer> ranks = new HashMap<>();
        List<TaggedImage> builds = new ArrayList<>();
        for (JsonNode build : answer) {
            int rank = ranks.merge(build.path("name").asText(), 1, Integer::sum);
            String holding = build.path("tag_name").asText(tag);
            if (build.path("build_id").canConvertToLong() && build.path("state").asInt(COMPLETE) == COMPLETE) {
                builds.add(TaggedImage.of(build, branches.of(tag, holding), rank));
            }
        }
        return builds;
    }

    /**
     * What the tags say of the images of one name. A tag that Koji has no more holds nothing.
     *
     * @param branch the branch whose tags are asked for; empty for all
     * @param known ids of builds about which to tell whether they are there still
     */
    public ImageStanding of(String name, String branch, Collection<Long> known) {
        List<Long> ids = List.copyOf(known);
        List<String> tags = branches.tags(branch);
        List<KojiCall> calls = new ArrayList<>();
        // In this order a build that is tagged meanwhile counts as tagged.
        ids.forEach(id -> calls.add(KojiCall.of("getBuild", id)));
        ids.forEach(id -> calls.add(KojiCall.of("listTags", id)));
        tags.forEach(tag -> calls.add(call(tag).with("package", name)));
        List<KojiAnswer> answers = hub.readAll(calls);
        Set<Long> gone = new HashSet<>();
        Set<Long> untagged = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (answers.get(i).orThrow().path("state").asInt(-1) != COMPLETE) {
                gone.add(ids.get(i));
            } else if (!isTagged(found(answers.get(ids.size() + i)), tags)) {
                untagged.add(ids.get(i));
            }
        }
        List<TaggedImage> tagged = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            tagged.addAll(builds(tags.get(i), found(answers.get(2 * ids.size() + i))));
        }
        return new ImageStanding(
                tagged.stream()
                        .filter(build ->
                                build.name().equals(name) && (branch.isEmpty() || branch.equals(build.branch())))
                        .distinct()
                        .toList(),
                gone,
                untagged);
    }

    /** The value, or an empty list where Koji does not know what it was asked about. */
    private static JsonNode found(KojiAnswer answer) {
        return answer.fault() != null && isUnknown(answer.fault()) ? KojiValues.plain(List.of()) : answer.orThrow();
    }

    private static boolean isTagged(JsonNode holding, List<String> tags) {
        for (JsonNode tag : holding) {
            if (tags.contains(tag.path("name").asText())) {
                return true;
            }
        }
        return false;
    }
}
