package io.freshmaker.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a message of Koji is about, as far as a task or build of ours may be recognised by it: {@code buildsys.*} as
 * Fedora has it, {@code brew.task.*} and {@code brew.build.*}.
 *
 * @param tasks the ids of tasks that it names
 * @param name of a build; empty where it names none
 * @param release of that build
 */
public record KojiSign(Set<Long> tasks, String name, String release) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public KojiSign {
        tasks = Set.copyOf(tasks);
    }

    /** Reads it of a message's body; of any other body there is nothing in it. */
    public static KojiSign read(JsonNode body) {
        JsonNode info = body.path("info");
        Set<Long> tasks = new TreeSet<>();
        add(tasks, body.path("task_id"));
        add(tasks, info.path("task_id"));
        add(tasks, extra(info).path("container_koji_task_id"));
        if (body.has("method") || info.has("method")) {
            add(tasks, body.path("id"));
            add(tasks, info.path("id"));
        }
        JsonNode build = body.has("release") ? body : info;
        return new KojiSign(
                tasks, build.path("name").asText(""), build.path("release").asText(""));
    }

    private static void add(Set<Long> tasks, JsonNode id) {
        if (id.isIntegralNumber()) {
            tasks.add(id.asLong());
        }
    }

    /** Brew sends it as a text with JSON in it. */
    private static JsonNode extra(JsonNode info) {
        JsonNode extra = info.path("extra");
        if (!extra.isTextual()) {
            return extra;
        }
        try {
            return JSON.readTree(extra.asText());
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
