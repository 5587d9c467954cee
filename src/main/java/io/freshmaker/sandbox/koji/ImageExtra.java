package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/** The {@code extra} of image builds, as OSBS imports it. */
final class ImageExtra {

    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    private static final String REGISTRY = "registry.example.com/";

    private ImageExtra() {}

    /** Where a build is pulled from. */
    static String pull(String name, String version, String release) {
        return REGISTRY + name + ":" + version + "-" + release;
    }

    /**
     * The extra of a build.
     *
     * @param parent null for a base image
     * @param stages what the earlier stages are built on, in their order
     * @param task that made it, or null for a build that nobody submitted
     */
    static ObjectNode of(
            String name,
            String version,
            String release,
            String target,
            HubBuild parent,
            List<HubBuild> stages,
            Long task,
            JsonNode opts) {
        ObjectNode image = JsonNodeFactory.instance
                .objectNode()
                .put("autorebuild", false)
                .put("isolated", opts.path("isolated").asBoolean())
                .putNull("help");
        image.putArray("media_types").add(LIST).add(MANIFEST);
        String digest = "sha256:" + Checksum.sha256(name + version + release);
        ObjectNode index = image.putObject("index");
        index.putArray("tags").add(version + "-" + release);
        index.putArray("floating_tags").add("latest").add(version);
        index.putArray("unique_tags").add(target + "-" + (task == null ? 0 : task) + "-20180101000000");
        index.putArray("pull").add(REGISTRY + name + "@" + digest).add(pull(name, version, release));
        index.putObject("digests").put(LIST, digest);
        if (parent != null) {
            image.put("parent_build_id", parent.id());
        }
        List<HubBuild> from =
                Stream.concat(stages.stream(), Stream.ofNullable(parent)).toList();
        if (!from.isEmpty()) {
            ArrayNode pulled = image.putArray("parent_images");
            ObjectNode builds = image.putObject("parent_image_builds");
            from.forEach(build -> {
                String pull = pull(build.name(), build.version(), build.release());
                pulled.add(pull);
                builds.putObject(pull).put("id", build.id()).put("nvr", build.nvr());
            });
        }
        if (opts.path("compose_ids").size() > 0) {
            ObjectNode odcs = image.putObject("odcs");
            odcs.set("compose_ids", opts.path("compose_ids"));
            odcs.put("signing_intent", "release").put("signing_intent_overridden", false);
        }
        ObjectNode extra = JsonNodeFactory.instance.objectNode();
        extra.set("image", image);
        extra.putObject("osbs_build")
                .put("kind", "container_build")
                .put("engine", "podman")
                .putArray("subtypes");
        extra.put("submitter", "osbs");
        if (task != null) {
            extra.put("container_koji_task_id", task);
        }
        if (opts.hasNonNull("userdata")) {
            extra.set("custom_user_metadata", opts.path("userdata"));
        }
        extra.putObject("typeinfo").set("image", image.deepCopy());
        return extra;
    }
}
