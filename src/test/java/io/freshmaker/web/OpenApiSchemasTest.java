package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenApiSchemasTest {

    /** Those words of JSON Schema that generators of clients understand. */
    private static final Set<String> WORDS = Set.of(
            "$ref",
            "additionalProperties",
            "const",
            "default",
            "description",
            "enum",
            "examples",
            "format",
            "items",
            "maxItems",
            "maxLength",
            "maximum",
            "minItems",
            "minLength",
            "minProperties",
            "minimum",
            "oneOf",
            "pattern",
            "properties",
            "propertyNames",
            "required",
            "title",
            "type",
            "uniqueItems");

    @Test
    void saysNothingThatIsNoWordOfJsonSchema() throws IOException {
        var schemas = new OpenApiSchemas();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/openapi"))) {
            files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .forEach(schemas::reference);
        }

        Set<String> words = new TreeSet<>();
        schemas.all().values().forEach(schema -> addWords(schema, words));

        assertThat(words).isSubsetOf(WORDS).contains("oneOf", "required");
    }

    private static void addWords(JsonNode schema, Set<String> words) {
        if (schema.isObject()) {
            schema.fieldNames().forEachRemaining(words::add);
            for (String many : List.of("properties", "oneOf")) {
                schema.path(many).forEach(each -> addWords(each, words));
            }
            for (String one : List.of("items", "additionalProperties")) {
                addWords(schema.path(one), words);
            }
        }
    }
}
