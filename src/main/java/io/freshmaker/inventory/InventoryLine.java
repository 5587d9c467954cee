package io.freshmaker.inventory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One build in an inventory file: a JSON object with what it is, its version, and what is in it and below it. */
final class InventoryLine {

    /** A second object or field of that name would otherwise be lost without a word. */
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final List<String> FIELDS = List.of("artifact", "version", "nvr", "contains", "built_on");
    private static final int LONGEST_TYPE = 50;
    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_VERSION = 200;
    private static final int LONGEST_NVR = 1000;

    private InventoryLine() {}

    /** @throws IllegalArgumentException with the field that is wrong and what to write */
    static Learned read(JsonNode object) {
        onlyFields(object, FIELDS);
        if (!object.path("artifact").isTextual()) {
            throw new IllegalArgumentException("'artifact' is missing: write it as \"module:perl:5.26\".");
        }
        return new Learned(
                artifact(object.path("artifact").textValue()),
                text(object, "version", LONGEST_VERSION),
                text(object, "nvr", LONGEST_NVR),
                artifacts(object, "contains"),
                artifacts(object, "built_on"));
    }

    /** The line that {@link #read} makes this build of. */
    static String write(Learned build) {
        ObjectNode object = object().put("artifact", build.artifact().toString())
                .put("version", build.version())
                .put("nvr", build.nvr());
        ArrayNode contains = object.putArray("contains");
        build.contains().forEach(each -> contains.add(each.toString()));
        ArrayNode builtOn = object.putArray("built_on");
        build.builtOn().forEach(each -> builtOn.add(each.toString()));
        return object.toString();
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Refuses an object with a field that would be lost without a word. */
    static void onlyFields(JsonNode object, Collection<String> known) {
        object.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                List<String> names = List.copyOf(known);
                throw new IllegalArgumentException("'" + field + "' is unknown; known are "
                        + String.join(", ", names.subList(0, names.size() - 1)) + " and "
                        + names.get(names.size() - 1) + ".");
            }
        });
    }

    /** @throws IllegalArgumentException when the line is not one JSON object */
    static JsonNode tree(String line) {
        try {
            JsonNode object = JSON.readTree(line);
            if (object.isObject()) {
                return object;
            }
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage().lines().findFirst().orElse("it ends too early");
            throw new IllegalArgumentException("this is not one JSON object: " + reason + ".", e);
        }
        throw new IllegalArgumentException("write one JSON object a line.");
    }

    static String text(JsonNode object, String field, int longest) {
        JsonNode value = object.path(field);
        if (!value.isMissingNode() && !value.isTextual() && !value.isIntegralNumber()) {
            throw new IllegalArgumentException("'" + field + "' is no text: write it in quotes, or leave it out.");
        }
        return shorter(field, value.asText(""), longest);
    }

    private static List<Artifact> artifacts(JsonNode object, String field) {
        JsonNode list = object.path(field);
        if (!list.isMissingNode() && !list.isArray()) {
            throw new IllegalArgumentException("'" + field + "' is no list: write [\"rpm:perl:f27\"].");
        }
        List<Artifact> artifacts = new ArrayList<>();
        list.forEach(item -> artifacts.add(artifact(item.isTextual() ? item.textValue() : item.toString())));
        return artifacts;
    }

    static Artifact artifact(String text) {
        Artifact artifact = Artifact.parse(text);
        shorter("the type in " + text, artifact.type(), LONGEST_TYPE);
        shorter("the name in " + text, artifact.name(), LONGEST_NAME);
        shorter("the stream in " + text, artifact.stream(), LONGEST_NAME);
        return artifact;
    }

    private static String shorter(String what, String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    what + " is longer than " + longest + " characters: shorten it or leave the line out.");
        }
        return text;
    }
}
