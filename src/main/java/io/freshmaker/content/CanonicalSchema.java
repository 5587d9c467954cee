package io.freshmaker.content;

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
import java.util.Collection;

/**
 * What is left of Camel's schema for YAML routes without shortcuts. Canonical is the one longest way to write a thing,
 * which visual editors open: objects where a text would do, and {@code expression} above a language. Camel ships that
 * schema from 4.19 on; for 4.18 it is derived here. Reading it takes seconds.
 */
final class CanonicalSchema {

    private static final String EXPRESSION = "expression";
    private static final String PROPERTIES = "properties";
    private static final String LANGUAGES = "org.apache.camel.model.language.ExpressionDefinition";

    private final JsonSchema schema;

    CanonicalSchema() {
        JsonNode shipped = shipped();
        oneLanguage((ObjectNode) shipped.at("/items/definitions").path(LANGUAGES));
        withoutShortcuts(shipped);
        ((ObjectNode) shipped.at("/items/properties")).retain("route", "routeConfiguration");
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(shipped);
    }

    private static JsonNode shipped() {
        try (InputStream schema = CanonicalSchema.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return new ObjectMapper().readTree(schema);
        } catch (IOException e) {
            throw new UncheckedIOException("Camel's schema can't be read", e);
        }
    }

    /** What in these routes is not written the canonical way, or not accepted at all. */
    Collection<ValidationMessage> mistakes(JsonNode routes) {
        return schema.validate(routes);
    }

    /** As a list of alternatives, one wrong word in an expression would be wrong once for each of the languages. */
    private static void oneLanguage(ObjectNode expression) {
        ObjectNode languages = expression.putObject(PROPERTIES);
        expression
                .at("/anyOf/0/oneOf")
                .forEach(choice -> choice.path(PROPERTIES)
                        .properties()
                        .forEach(language -> languages.set(language.getKey(), language.getValue())));
        expression.remove("anyOf");
        expression.put("additionalProperties", false).put("minProperties", 1).put("maxProperties", 1);
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
                && choices.path(1).has(PROPERTIES)) {
            JsonNode longer = choices.get(1);
            definition.remove("oneOf");
            longer.properties().forEach(field -> definition.set(field.getKey(), field.getValue()));
        }
    }

    /** A language directly in the step, where {@code expression} may stand above it. */
    private static void withoutImpliedExpression(ObjectNode definition) {
        for (JsonNode choice : definition.path("anyOf").path(0).path("oneOf")) {
            JsonNode explicit = choice.path(PROPERTIES).path(EXPRESSION);
            if (choice.path("required").path(0).asText().equals(EXPRESSION) && explicit.has("$ref")) {
                ObjectNode properties = (ObjectNode) definition.get(PROPERTIES);
                properties.removeIf(JsonNode::isEmpty);
                properties.set(EXPRESSION, explicit);
                definition.remove("anyOf");
                return;
            }
        }
    }
}
