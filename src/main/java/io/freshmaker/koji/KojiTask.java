package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.submit.Asked;
import java.time.Instant;
import java.util.List;

/**
 * A task that builds a container, as Koji tells of it.
 *
 * @param created by the hub's clock
 * @param source the scmurl that it builds
 * @param target the build target
 * @param asked what else it was asked for
 * @param token that we gave along with it; empty for a task of anybody else
 */
public record KojiTask(
        long id, KojiTaskState state, Instant created, String source, String target, Asked asked, String token) {

    /** What our token is called in {@code userdata}. */
    public static final String TOKEN = "freshmaker_token";

    /**
     * Reads a task of {@code getTaskInfo} or {@code listTasks}, asked for with its request decoded.
     *
     * @throws KojiException when it has no id
     */
    static KojiTask of(JsonNode task) {
        if (!task.path("id").isIntegralNumber()) {
            throw new KojiException("Koji tells of a task without an id.");
        }
        JsonNode request = task.path("request");
        return new KojiTask(
                task.path("id").longValue(),
                KojiTaskState.of(task.path("state").asInt(-1)),
                Instant.ofEpochMilli(Math.round(task.path("create_ts").asDouble(0) * 1000)),
                request.path(0).asText(""),
                request.path(1).asText(""),
                asked(request.path(2)),
                request.path(2).path("userdata").path(TOKEN).asText(""));
    }

    /** By the options that {@code buildContainer} takes. */
    private static Asked asked(JsonNode options) {
        String arches = options.path("arch_override").asText("").strip();
        return new Asked(
                options.path("scratch").asBoolean(false),
                options.path("isolated").asBoolean(false),
                arches.isEmpty() ? List.of() : List.of(arches.split("\\s+")));
    }
}
