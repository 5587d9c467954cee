package io.freshmaker.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shapes of what the API takes and answers, each in {@code openapi/NAME.yaml}: those that are referred to. */
final class OpenApiSchemas {

    /** What a schema's name begins with where it is referred to. */
    static final String PREFIX = "#/components/schemas/";

    /** What the name of the schema of a list's items ends with where a page of them is meant. */
    static final String PAGE = "[]";

    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    private final SortedMap<String, JsonNode> known = new TreeMap<>();

    /**
     * A reference to a schema, which is read if it was not before, with all that it refers to.
     *
     * @param name of a file, or of the items of a page with {@link #PAGE} behind it
     */
    ObjectNode reference(String name) {
        if (name.endsWith(PAGE)) {
            return page(reference(name.substring(0, name.length() - PAGE.length())));
        }
        if (!known.containsKey(name)) {
            JsonNode schema = read(name);
            known.put(name, schema);
            schema.findValuesAsText("$ref").forEach(used -> reference(used.substring(PREFIX.length())));
        }
        return JsonNodeFactory.instance.objectNode().put("$ref", PREFIX + name);
    }

    private ObjectNode page(ObjectNode item) {
        ObjectNode page = JsonNodeFactory.instance.objectNode().put("type", "object");
        page.put("additionalProperties", false);
        page.putArray("required").add("items").add("meta");
        ObjectNode properties = page.putObject("properties");
        properties.putObject("items").put("type", "array").set("items", item);
        properties.set("meta", reference("Meta"));
        return page;
    }

    private JsonNode read(String name) {
        try (InputStream file = OpenApiSchemas.class.getResourceAsStream("/openapi/" + name + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("There is no openapi/" + name + ".yaml, which the API refers to.");
            }
            return yaml.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException("openapi/" + name + ".yaml can't be read", e);
        }
    }

    /** All that were referred to, by name. */
    SortedMap<String, JsonNode> all() {
        return known;
    }
}
