package io.freshmaker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A file of routes or a kamelet, as it is written.
 *
 * @param name the file's name without its ending
 */
record YamlFile(Path path, String name, JsonNode tree) {

    static final Path RESOURCES = Path.of("src/main/resources");
    static final Path CONTENT = RESOURCES.resolve("routes/content");

    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /** One step with its kind, such as {@code filter}. */
    record Step(String kind, JsonNode node) {}

    /** A kamelet that is called, with what it is given. */
    record Call(String kamelet, JsonNode parameters) {}

    /** The pipeline's routes, the content types, and the error policies. */
    static List<YamlFile> routes() {
        return below(RESOURCES.resolve("routes"), ".camel.yaml");
    }

    static List<YamlFile> contentTypes() {
        return routes().stream().filter(YamlFile::isContentType).toList();
    }

    static List<YamlFile> kamelets() {
        return below(RESOURCES.resolve("kamelets"), ".kamelet.yaml");
    }

    /** Every YAML file that people edit, those without routes included. */
    static List<Path> all() {
        try (Stream<Path> found = Files.walk(RESOURCES)) {
            return found.filter(file -> file.toString().matches(".*\\.ya?ml")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<YamlFile> below(Path folder, String ending) {
        return all().stream()
                .filter(file -> file.startsWith(folder) && file.toString().endsWith(ending))
                .sorted()
                .map(file -> new YamlFile(file, file.getFileName().toString().replace(ending, ""), read(file)))
                .toList();
    }

    private static JsonNode read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }

    static JsonNode parse(String yaml) throws IOException {
        return YAML.readTree(yaml);
    }

    boolean isContentType() {
        return path.startsWith(CONTENT);
    }

    /** What stands under this name at the top of the file: {@code route}, {@code routeConfiguration}. */
    List<JsonNode> each(String element) {
        List<JsonNode> found = new ArrayList<>();
        tree.forEach(item -> {
            if (item.has(element)) {
                found.add(item.get(element));
            }
        });
        return found;
    }

    /** Every step, however deep. */
    static List<Step> steps(JsonNode below) {
        List<Step> found = new ArrayList<>();
        walk(below, (key, value) -> {
            if (key.equals("steps")) {
                value.forEach(step ->
                        step.properties().forEach(field -> found.add(new Step(field.getKey(), field.getValue()))));
            }
        });
        return found;
    }

    /** The values of every field of this name, however deep. */
    static List<String> texts(JsonNode below, String field) {
        List<String> found = new ArrayList<>();
        walk(below, (key, value) -> {
            if (key.equals(field) && value.isValueNode()) {
                found.add(value.asText());
            }
        });
        return found;
    }

    /** Every call of a kamelet; {@code kamelet:source} and {@code kamelet:sink} are a kamelet's own ends. */
    static List<Call> calls(JsonNode below) {
        List<Call> found = new ArrayList<>();
        collect(below, found);
        return found;
    }

    private static void collect(JsonNode node, List<Call> found) {
        String uri = node.path("uri").asText();
        if (uri.startsWith("kamelet:") && !uri.matches("kamelet:(source|sink)")) {
            found.add(new Call(uri.substring("kamelet:".length()), node.path("parameters")));
        }
        node.forEach(child -> collect(child, found));
    }

    static void walk(JsonNode node, BiConsumer<String, JsonNode> each) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            each.accept(field.getKey(), field.getValue());
        }
        node.forEach(child -> walk(child, each));
    }

    @Override
    public String toString() {
        return RESOURCES.relativize(path).toString();
    }
}
