package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Nvr;
import java.time.Instant;

/**
 * A build of an rpm, a module or an image, as Koji tells of it. Lists of tags tell less: no source, no module.
 *
 * @param completed when it ended; the beginning of 1970 while it has not
 * @param source the scmurl that it was built from; empty where Koji does not tell
 * @param task id of the task that made it; 0 where Koji does not tell
 * @param module the module that it is a build of; null for a build of rpms or an image, or where Koji does not tell
 * @param contentTag the tag that holds the builds of the module's rpms; empty where there is no module
 * @param token that we gave along with the task, from {@code extra.custom_user_metadata}; empty for anybody else's build
 */
public record KojiBuild(
        long id,
        Nvr nvr,
        KojiBuildState state,
        Instant completed,
        String source,
        long task,
        Artifact module,
        String contentTag,
        String token) {

    /**
     * Reads a build of {@code getBuild}, {@code listBuilds} or {@code listTagged}.
     *
     * @throws KojiException when it has no id or no name
     */
    static KojiBuild of(JsonNode build) {
        if (!build.path("build_id").isIntegralNumber() || !build.path("name").isTextual()) {
            throw new KojiException("Koji tells of a build without a build_id and a name.");
        }
        JsonNode extra = build.path("extra");
        // A module's stream has its dashes here alone: in the NVR they are underscores.
        JsonNode module = extra.path("typeinfo").path("module");
        String name = module.path("name").asText("");
        String tag = name.isEmpty() ? "" : module.path("content_koji_tag").asText("");
        return new KojiBuild(
                build.path("build_id").longValue(),
                new Nvr(
                        build.path("name").textValue(),
                        build.path("epoch").asLong(0),
                        build.path("version").asText(""),
                        build.path("release").asText("")),
                KojiBuildState.of(build.path("state").asInt(-1)),
                KojiTime.completed(build),
                build.path("source").isTextual() ? build.path("source").textValue() : "",
                build.path("task_id")
                        .asLong(extra.path("container_koji_task_id").asLong(0)),
                tag.isEmpty()
                        ? null
                        : Artifact.module(name, module.path("stream").asText("")),
                tag,
                extra.path("custom_user_metadata").path(KojiTask.TOKEN).asText(""));
    }
}
