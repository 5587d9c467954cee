package io.freshmaker.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads what Koji sends when a build is tagged, untagged, complete or deleted: Fedora's flat {@code buildsys.*} and Red
 * Hat's {@code brew.build.*}, where build and tag are objects.
 */
public final class BuildNewsReader {

    private static final int COMPLETE = 1;
    private static final int DELETED = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The topics, and whether they are of tags. */
    private static final Map<String, Boolean> TOPICS = Map.of(
            "buildsys.tag", true,
            "buildsys.untag", true,
            "brew.build.tag", true,
            "brew.build.untag", true,
            "buildsys.build.state.change", false,
            "brew.build.complete", false,
            "brew.build.deleted", false);

    /** Empty for another topic, for a build in another state, and for a message that does not name the build. */
    public Optional<BuildNews> read(BusMessage message) {
        Boolean tagging = TOPICS.get(message.topic());
        JsonNode body = message.body();
        if (tagging == null || !body.isObject()) {
            return Optional.empty();
        }
        JsonNode build = build(body);
        String name = name(build);
        String tag = body.path("tag").isObject() ? CommitFields.text(body.path("tag"), "name") : text(body.path("tag"));
        int state = body.path("new").asInt(-1);
        boolean readable = tagging ? !tag.isEmpty() : state == COMPLETE || state == DELETED;
        if (name.isEmpty() || !CommitFields.visible(name) || !readable) {
            return Optional.empty();
        }
        return Optional.of(new BuildNews(
                id(build),
                name,
                tagging ? tag : "",
                tagging ? message.topic().endsWith(".untag") : state == DELETED,
                isImage(build.path("extra")),
                text(body.path("instance"))));
    }

    /**
     * Whether a body tells of a build that is an image by what the message says, or by its name.
     *
     * @param images knows the names of images
     */
    public boolean mayTellOfImage(JsonNode body, Predicate<String> images) {
        JsonNode build = build(body);
        return isImage(build.path("extra")) || images.test(name(build));
    }

    private static JsonNode build(JsonNode body) {
        JsonNode info = body.path("info");
        JsonNode build = body.path("build");
        return info.isObject() ? info : build.isObject() ? build : body;
    }

    private static String name(JsonNode build) {
        return CommitFields.first(build, "name", "package_name");
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue().strip() : "";
    }

    private static long id(JsonNode build) {
        JsonNode id = build.has("build_id") ? build.path("build_id") : build.path("id");
        return id.canConvertToLong() ? id.longValue() : 0;
    }

    /** Some senders give what a build has besides as a text of JSON. */
    private static boolean isImage(JsonNode extra) {
        JsonNode read = extra.isTextual() ? parsed(extra.textValue()) : extra;
        return read.has("container_koji_task_id")
                || read.has("image")
                || read.path("typeinfo").has("image");
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
