package io.freshmaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Camel's schema for YAML routes, and what is left of it without shortcuts. Canonical is the one longest way to write
 * a thing: objects where a text would do, and {@code expression} above a language. Camel ships that schema from 4.19
 * on; for 4.18 it is derived here.
 */
final class CanonicalSchema {

    private static final String EXPRESSION = "expression";

    private final JsonSchema classic;
    private final JsonSchema canonical;

    CanonicalSchema() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4);
        this.classic = factory.getSchema(shipped());
        JsonNode longest = shipped();
        withoutShortcuts(longest);
        ((ObjectNode) longest.at("/items/properties")).retain("route", "routeConfiguration");
        this.canonical = factory.getSchema(longest);
    }

    private static JsonNode shipped() {
        try (InputStream schema = CanonicalSchema.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return new ObjectMapper().readTree(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Camel would not accept. */
    List<String> mistakes(JsonNode routes) {
        return messages(classic, routes);
    }

    /** What is not written the canonical way, or not accepted at all. */
    List<String> shortcuts(JsonNode routes) {
        return messages(canonical, routes);
    }

    private static List<String> messages(JsonSchema schema, JsonNode routes) {
        return schema.validate(routes).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static void withoutShortcuts(JsonNode node) {
        node.forEach(CanonicalSchema::withoutShortcuts);
        if (node instanceof ObjectNode definition) {
            withoutText(definition);
            withoutImpliedExpression(definition);
        }
    }

    /** {@code oneOf: [text, object]} becomes the object. */
    private static void withoutText(ObjectNode definition) {
        JsonNode choices = definition.path("oneOf");
        if (choices.path(0).path("type").asText().equals("string")
                && choices.path(1).has("properties")) {
            JsonNode longer = choices.get(1);
            definition.remove("oneOf");
            longer.properties().forEach(field -> definition.set(field.getKey(), field.getValue()));
        }
    }

    /** A language directly in the step, where {@code expression} may stand above it. */
    private static void withoutImpliedExpression(ObjectNode definition) {
        for (JsonNode choice : definition.path("anyOf").path(0).path("oneOf")) {
            JsonNode explicit = choice.path("properties").path(EXPRESSION);
            if (choice.path("required").path(0).asText().equals(EXPRESSION) && explicit.has("$ref")) {
                ObjectNode properties = (ObjectNode) definition.get("properties");
                properties.removeIf(JsonNode::isEmpty);
                properties.set(EXPRESSION, explicit);
                definition.remove("anyOf");
                return;
            }
        }
    }
}
