package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Images in the fields that the hub's answers have. */
final class ArchiveJson {

    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    private final HubState state;

    ArchiveJson(HubState state) {
        this.state = state;
    }

    /** As listArchives answers for each. */
    ObjectNode listed(HubArchive archive) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("arch", archive.arch());
        json.setAll(about(archive));
        return json;
    }

    /** As getArchive answers. */
    ObjectNode alone(HubArchive archive) {
        return about(archive).put("arch", archive.arch()).put("rootid", true);
    }

    private ObjectNode about(HubArchive archive) {
        String digest = "sha256:" + Checksum.sha256("image" + archive.id());
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("btype", "image")
                .put("btype_id", 4)
                .put("build_id", archive.build())
                .put("buildroot_id", archive.id())
                .put("checksum", Checksum.md5("archive" + archive.id()))
                .put("checksum_type", 0)
                .put("compression_type", "tar");
        json.set("extra", extra(archive, digest));
        return json.put("filename", "docker-image-" + digest + "." + archive.arch() + ".tar.gz")
                .put("id", archive.id())
                .put("metadata_only", false)
                .put("size", archive.size())
                .put("type_description", "Tar file")
                .put("type_extensions", "tar tar.gz tar.bz2 tar.xz tgz")
                .put("type_id", 4)
                .put("type_name", "tar");
    }

    private ObjectNode extra(HubArchive archive, String digest) {
        HubBuild build = state.builds.get(archive.build()).orElseThrow();
        ObjectNode extra = JsonNodeFactory.instance.objectNode();
        extra.putObject("image").put("arch", archive.arch());
        ObjectNode docker = extra.putObject("docker").put("id", digest).putNull("parent_id");
        docker.putArray("repositories").add(archive.pull());
        docker.putArray("tags").add("latest");
        docker.putObject("digests").put(MANIFEST, digest);
        docker.putObject("config")
                .put("architecture", archive.arch().equals("x86_64") ? "amd64" : "arm64")
                .put("os", "linux")
                .putObject("config")
                .putObject("Labels")
                .put("com.redhat.component", build.name())
                .put("version", build.version())
                .put("release", build.release());
        return extra;
    }
}
