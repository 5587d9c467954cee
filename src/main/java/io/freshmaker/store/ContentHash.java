package io.freshmaker.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.change.BusMessage;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a message says, by which the same event is recognised on two buses: topic and body, whatever the order of its
 * keys and the form of its numbers.
 */
final class ContentHash {

    private ContentHash() {}

    /** The SHA-256; null for a body that says nothing, which is no sign that two messages are the same. */
    static String of(BusMessage message) {
        JsonNode body = message.body();
        boolean empty = body == null
                || body.isEmpty() && (!body.isTextual() || body.textValue().isEmpty());
        return empty ? null : Text.hash(message.topic() + "\n" + Text.json(canonical(body)));
    }

    private static JsonNode canonical(JsonNode node) {
        if (node instanceof ObjectNode object) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            object.properties().forEach(field -> sorted.put(field.getKey(), canonical(field.getValue())));
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            copy.setAll(sorted);
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(item -> copy.add(canonical(item)));
            return copy;
        }
        // Written in full, 1e999999999 would fill the memory: as a text it has few digits and a scale.
        return node.isNumber()
                ? JsonNodeFactory.instance.textNode(
                        "number " + node.decimalValue().stripTrailingZeros())
                : node;
    }
}
