package io.freshmaker.sandbox.odcs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.sandbox.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is asked for, and refuses (400) what ODCS refuses. What stands in the wrong place counts for nothing. */
record RequestBody(JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FLAGS = Set.of(
            "no_deps",
            "no_inheritance",
            "include_unpublished_pulp_repos",
            "check_deps",
            "include_done_modules",
            "ignore_absent_pulp_repos",
            Content.NO_REUSE);
    private static final Set<String> RESULTS = Set.of("repository", "iso", "ostree", "boot.iso");
    private static final String MODULE = "[^:\\s]+:[^:\\s]+(:[^:\\s]+(:[^:\\s]+)?)?";

    /** @throws Refusal when it is no JSON object */
    static RequestBody of(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isObject()) {
                return new RequestBody(json);
            }
        } catch (JsonProcessingException unreadable) {
            throw new Refusal(400, "The JSON of the request can't be read: " + unreadable.getOriginalMessage());
        }
        throw new Refusal(400, "No JSON object was sent.");
    }

    /** What a new compose is to hold. */
    Content content() {
        JsonNode source = json.path("source");
        if (!source.isObject()) {
            throw new Refusal(400, "There is no source.");
        }
        String kind = source.path("type").asText("");
        SourceType type =
                SourceType.of(kind).orElseThrow(() -> new Refusal(400, "Unknown source type \"" + kind + "\""));
        return new Content(
                type,
                words(source, type),
                list(source, "packages"),
                list(source, "builds"),
                list(source, "sigkeys"),
                list(source, "modules"),
                list(source, "modular_koji_tags"),
                source.path("koji_event").isNumber() ? source.path("koji_event").longValue() : null,
                list(json, "arches"),
                known(list(json, "flags"), FLAGS, "flag"),
                results(),
                json.path("label").asText(null),
                json.path("compose_type").asText(null));
    }

    private static String words(JsonNode source, SourceType type) {
        Set<String> words =
                new LinkedHashSet<>(List.of(source.path("source").asText("").split(" ")));
        words.remove("");
        if (words.isEmpty() && type != SourceType.BUILD) {
            throw new Refusal(400, "No source of type " + source.path("type").asText() + " is given.");
        }
        if (type == SourceType.MODULE) {
            words.stream().filter(word -> !word.matches(MODULE)).findFirst().ifPresent(word -> {
                throw new Refusal(400, "Module definition must be n:s, n:s:v or n:s:v:c, but is " + word);
            });
        }
        return String.join(" ", words);
    }

    private List<String> results() {
        Set<String> results = new LinkedHashSet<>(List.of("repository"));
        results.addAll(known(list(json, "results"), RESULTS, "result"));
        return List.copyOf(results);
    }

    private static List<String> known(List<String> words, Set<String> all, String what) {
        words.stream().filter(word -> !all.contains(word)).findFirst().ifPresent(word -> {
            throw new Refusal(400, "Unknown " + what + " " + word);
        });
        return words;
    }

    private static List<String> list(JsonNode node, String field) {
        JsonNode list = node.path(field);
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        boolean texts = list.isMissingNode() || list.isNull() || list.isArray();
        for (JsonNode word : list) {
            texts &= word.isTextual();
        }
        if (!texts) {
            throw new Refusal(400, "\"" + field + "\" must be a list of strings.");
        }
        return List.copyOf(words);
    }

    /** For how many seconds the compose is to be kept, if that is said under the new name or the old. */
    Optional<Long> secondsToLive() {
        String name = json.has("seconds_to_live") ? "seconds_to_live" : "seconds-to-live";
        JsonNode seconds = json.path(name);
        if (seconds.isMissingNode()) {
            return Optional.empty();
        }
        if (!seconds.asText().matches("-?\\d{1,15}")) {
            throw new Refusal(400, "Invalid " + name + " specified in request: " + seconds);
        }
        return Optional.of(Long.valueOf(seconds.asText()));
    }

    /** The keys of a request for a change, if it names any. */
    Optional<List<String>> sigkeys() {
        return json.has("sigkeys") ? Optional.of(list(json, "sigkeys")) : Optional.empty();
    }

    /** The builds of a request for a change, if it names any. */
    Optional<List<String>> builds() {
        JsonNode source = json.path("source");
        return source.has("builds") ? Optional.of(list(source, "builds")) : Optional.empty();
    }
}
