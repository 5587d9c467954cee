package io.freshmaker.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A build all of whose rpms are signed, as Koji said; we tell it to ourselves with {@link #message}.
 *
 * @param build Koji's id of the build
 * @param nvr name-version-release, of rpms or of a module
 * @param module whether it is the build of a module
 * @param key short id of the key that all of its rpms have
 * @param rpms how many there are, of all architectures, sources included
 * @param tagged the tag of signed builds that somebody who does not sign put it into; empty where signatures alone told
 * @param tags all tags that it had then
 * @param release the release that it is told for, one of those whose key it is; empty for the only one
 */
public record SignedBuild(
        long build,
        String nvr,
        boolean module,
        String key,
        int rpms,
        String tagged,
        List<String> tags,
        String release) {

    /** The topic, which no bus has. */
    public static final String TOPIC = "freshmaker.build.signed";

    public SignedBuild {
        tags = List.copyOf(tags);
    }

    /** As a message of our own, with the same id however often it is found out, and another one for each release. */
    public BusMessage message() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("build_id", build)
                .put("nvr", nvr)
                .put("type", module ? "module" : "rpm")
                .put("sigkey", key)
                .put("rpms", rpms)
                .put("tagged", tagged)
                .put("release", release);
        ArrayNode all = body.putArray("tags");
        tags.forEach(all::add);
        String id = "signed:" + build + ":" + key + (release.isEmpty() ? "" : ":" + release);
        return new BusMessage(id, TOPIC, TOPIC, Envelope.OWN, Map.of(), null, body);
    }

    /** Reads such a message; empty for any other. */
    public static Optional<SignedBuild> read(BusMessage message) {
        JsonNode body = message.body();
        String nvr = CommitFields.text(body, "nvr");
        String key = CommitFields.text(body, "sigkey");
        if (!message.topic().equals(TOPIC) || nvr.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        List<String> tags = new ArrayList<>();
        body.path("tags").forEach(tag -> tags.add(tag.asText()));
        return Optional.of(new SignedBuild(
                body.path("build_id").asLong(0),
                nvr,
                CommitFields.text(body, "type").equals("module"),
                key,
                body.path("rpms").asInt(0),
                CommitFields.text(body, "tagged"),
                tags,
                CommitFields.text(body, "release")));
    }
}
