package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of a JSON document, each by its path and with its type; the elements of an array share one path. */
final class Shape {

    private Shape() {}

    static SortedMap<String, String> of(JsonNode node) {
        SortedMap<String, String> types = new TreeMap<>();
        collect(node, "", types);
        return types;
    }

    private static void collect(JsonNode node, String path, SortedMap<String, String> types) {
        String type =
                node.isFloatingPointNumber() ? "FLOAT" : node.getNodeType().name();
        types.merge(path, type, (one, other) -> one.contains(other) ? one : one + "|" + other);
        node.properties().forEach(field -> collect(field.getValue(), path + "/" + field.getKey(), types));
        if (node.isArray()) {
            node.forEach(element -> collect(element, path + "[]", types));
        }
    }

    /** A recorded answer from the folder {@code mbs} of the test resources. */
    static JsonNode recorded(String name) throws IOException {
        try (InputStream file = Shape.class.getResourceAsStream("/mbs/" + name + ".json")) {
            return Workshop.JSON.readTree(file);
        }
    }
}
