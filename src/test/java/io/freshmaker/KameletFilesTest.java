package io.freshmaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.YamlFile.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kamelets are the vocabulary of the route files: each says what it is, what it does and what it needs. */
class KameletFilesTest {

    private static final Set<String> DOES = Set.of("listen", "pure", "look-up", "change", "submit");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([A-Za-z]+)}}");
    private static final Pattern SECRET = Pattern.compile("(?i).*(token|password|secret|credential).*");

    static List<YamlFile> kamelets() {
        return YamlFile.kamelets();
    }

    static Stream<YamlFile> callers() {
        return Stream.concat(YamlFile.routes().stream(), kamelets().stream());
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void saysWhatItIsAndWhatItDoes(YamlFile file) {
        JsonNode metadata = file.tree().path("metadata");
        JsonNode labels = metadata.path("labels");
        JsonNode definition = file.tree().at("/spec/definition");
        String type = labels.path("camel.apache.org/kamelet.type").asText();

        assertThat(metadata.path("name").asText()).isEqualTo(file.name());
        assertThat(type).matches("source|sink|action");
        assertThat(file.name()).matches("[a-z]+(-[a-z]+)+-" + type);
        assertThat(labels.path("freshmaker.io/does").asText()).isIn(DOES);
        assertThat(definition.path("title").asText().toLowerCase(Locale.ROOT)).endsWith(" " + type);
        assertThat(definition.path("description").asText()).endsWith(".");
        assertThat(definition.path("type").asText()).isEqualTo("object");
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void describesEveryProperty(YamlFile file) {
        for (Map.Entry<String, JsonNode> property : properties(file).entrySet()) {
            JsonNode described = property.getValue();
            assertThat(described.path("title").asText()).as(property.getKey()).matches("[A-Z].*");
            assertThat(described.path("description").asText())
                    .as(property.getKey())
                    .endsWith(".");
            assertThat(described.path("type").asText()).as(property.getKey()).matches("string|integer|boolean|number");
            assertThat(described.has("default") || described.has("example"))
                    .as("default or example of %s", property.getKey())
                    .isTrue();
            if (SECRET.matcher(property.getKey()).matches()) {
                assertThat(described.path("format").asText())
                        .as(property.getKey())
                        .isEqualTo("password");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void usesEveryPropertyAndNoOther(YamlFile file) {
        Set<String> used = new TreeSet<>();
        String template = file.tree().at("/spec/template").toString();
        PLACEHOLDER.matcher(template).results().forEach(found -> used.add(found.group(1)));

        assertThat(used).isEqualTo(properties(file).keySet());
    }

    /** What is required has no default; what is neither is written with a question mark, or Camel would want it. */
    @ParameterizedTest
    @MethodSource("kamelets")
    void requiresWhatHasNoDefault(YamlFile file) {
        String template = file.tree().at("/spec/template").toString();
        assertThat(properties(file).keySet()).containsAll(required(file));
        properties(file).forEach((name, property) -> {
            boolean optional = template.contains("{{?" + name + "}}");
            assertThat(List.of(required(file).contains(name), property.has("default"), optional))
                    .as("%s is one of required, with a default, or optional", name)
                    .containsOnlyOnce(true);
        });
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itsTemplateBeginsAndEndsAtTheCaller(YamlFile file) {
        JsonNode template = file.tree().at("/spec/template");
        if (file.name().endsWith("-source")) {
            JsonNode steps = template.at("/from/steps");
            assertThat(steps.path(steps.size() - 1).at("/to/uri").asText()).isEqualTo("kamelet:sink");
        } else {
            assertThat(template.at("/from/uri").asText()).isEqualTo("kamelet:source");
        }
        assertThat(template.toString()).doesNotContain("errorHandler").doesNotContain("\"stop\"");
    }

    @ParameterizedTest
    @MethodSource("callers")
    void isCalledWithWhatItDeclares(YamlFile file) {
        Map<String, YamlFile> known = new TreeMap<>();
        kamelets().forEach(kamelet -> known.put(kamelet.name(), kamelet));
        for (Call call : YamlFile.calls(file.tree())) {
            assertThat(known).containsKey(call.kamelet());
            List<String> given = new ArrayList<>();
            call.parameters().fieldNames().forEachRemaining(given::add);
            assertThat(properties(known.get(call.kamelet())).keySet()).containsAll(given);
            assertThat(given).containsAll(required(known.get(call.kamelet())));
        }
    }

    @Test
    void theVocabularyIsUsed() {
        Set<String> called = new TreeSet<>();
        callers().forEach(file -> YamlFile.calls(file.tree()).forEach(call -> called.add(call.kamelet())));

        assertThat(kamelets()).extracting(YamlFile::name).containsExactlyElementsOf(called);
    }

    private static Map<String, JsonNode> properties(YamlFile file) {
        Map<String, JsonNode> properties = new TreeMap<>();
        file.tree()
                .at("/spec/definition/properties")
                .properties()
                .forEach(field -> properties.put(field.getKey(), field.getValue()));
        return properties;
    }

    private static List<String> required(YamlFile file) {
        List<String> required = new ArrayList<>();
        file.tree().at("/spec/definition/required").forEach(name -> required.add(name.asText()));
        return required;
    }
}
