package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.artifact.Nvr;
import java.time.Instant;

/**
 * A build of an rpm, a module or an image, as Koji tells of it. Lists of tags tell less: no source, no parent.
 *
 * @param completed when it ended; the beginning of 1970 while it has not
 * @param source the scmurl that it was built from; empty where Koji does not tell
 * @param task id of the task that made it; 0 where Koji does not tell
 * @param parent of an image: Koji's id of the build that it is built on ({@code extra.image.parent_build_id}); 0 without
 *     one, or where Koji does not tell
 * @param token that we gave along with the task, from {@code extra.custom_user_metadata}; empty for anybody else's build
 */
public record KojiBuild(
        long id,
        Nvr nvr,
        KojiBuildState state,
        Instant completed,
        String source,
        long task,
        long parent,
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
                extra.path("image").path("parent_build_id").asLong(0),
                extra.path("custom_user_metadata").path(KojiTask.TOKEN).asText(""));
    }
}
