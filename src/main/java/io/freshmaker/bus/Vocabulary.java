package io.freshmaker.bus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The kamelets that content types may call, as URIs, with the names of their parameters: those that say of themselves
 * that they change nothing.
 */
final class Vocabulary {

    /** The label of a kamelet that says what it may do. */
    private static final String LABEL = "freshmaker.io/does";

    private static final Set<String> HARMLESS = Set.of("look-up", "pure", "listen");

    private Vocabulary() {}

    /** @throws UncheckedIOException when the folder or a kamelet in it can't be read */
    static SortedMap<String, Set<String>> harmless(Path kamelets) {
        SortedMap<String, Set<String>> harmless = new TreeMap<>();
        try (Stream<Path> files = Files.list(kamelets)) {
            files.filter(file -> file.toString().endsWith(".kamelet.yaml"))
                    .map(YamlNodes::read)
                    .filter(kamelet -> HARMLESS.contains(YamlNodes.text(at(kamelet, "metadata", "labels", LABEL))))
                    .forEach(kamelet -> harmless.put(
                            "kamelet:" + YamlNodes.text(at(kamelet, "metadata", "name")), parameters(kamelet)));
        } catch (IOException e) {
            throw new UncheckedIOException("The kamelets in " + kamelets + " can't be listed: " + e, e);
        }
        return Collections.unmodifiableSortedMap(harmless);
    }

    private static Set<String> parameters(Node kamelet) {
        return at(kamelet, "spec", "definition", "properties") instanceof MappingNode properties
                ? properties.getValue().stream()
                        .map(field -> YamlNodes.text(field.getKeyNode()))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    private static Node at(Node node, String... path) {
        Node found = node;
        for (String name : path) {
            found = YamlNodes.child(found, name);
        }
        return found;
    }
}
