package io.freshmaker.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code buildsys.tag} of Fedora's Koji, a flat object without an NVR, and {@code brew.build.tag} of Red Hat's,
 * where tag, build and user are objects.
 */
public final class TagReader {

    /** The topics of these messages. */
    public static final Set<String> TOPICS = Set.of("buildsys.tag", "brew.build.tag");

    /** Empty for another topic, and for a message that does not name a build and a tag. */
    public Optional<Tagging> read(BusMessage message) {
        return TOPICS.contains(message.topic()) ? read(message.body()) : Optional.empty();
    }

    /** The same of a body alone. */
    static Optional<Tagging> read(JsonNode body) {
        if (!body.isObject()) {
            return Optional.empty();
        }
        boolean objects = body.path("build").isObject();
        JsonNode build = objects ? body.path("build") : body;
        String name = CommitFields.first(build, "name", "package_name");
        String version = part(build, "version");
        String release = part(build, "release");
        String tag = name(body.path("tag"));
        if (name.isEmpty() || version.isEmpty() || release.isEmpty() || tag.isEmpty()) {
            return Optional.empty();
        }
        if (!CommitFields.visible(name + version + release)) {
            return Optional.empty();
        }
        JsonNode id = build.path(objects ? "id" : "build_id");
        return Optional.of(new Tagging(
                id.canConvertToLong() ? id.longValue() : 0,
                name,
                name + "-" + version + "-" + release,
                tag,
                name(body.path("user")),
                CommitFields.text(body, "instance")));
    }

    /** A version such as {@code 20230609} may come as a number. */
    private static String part(JsonNode build, String field) {
        JsonNode value = build.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    private static String name(JsonNode textOrObject) {
        return textOrObject.isTextual() ? textOrObject.textValue().strip() : CommitFields.text(textOrObject, "name");
    }
}
