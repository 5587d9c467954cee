package io.freshmaker.content;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * A word of the vocabulary, as its file declares it.
 *
 * @param does what it may do, by its label: {@code listen}, {@code pure}, {@code look-up}, {@code change} or
 *     {@code submit}; empty without one
 * @param parameters by name
 */
record Kamelet(String name, String does, SortedMap<String, Parameter> parameters) {

    private static final Set<String> HARMLESS = Set.of("look-up", "pure", "listen");

    /**
     * One thing that a caller gives.
     *
     * @param type as in JSON schema: {@code string}, {@code integer}, {@code number} or {@code boolean}
     * @param choices the only values that it takes; empty when any does
     */
    record Parameter(String name, String type, boolean required, List<String> choices) {}

    static Kamelet of(YamlFile file) {
        Node definition = YamlNodes.at(file.root(), "spec", "definition");
        Set<String> required = YamlNodes.items(YamlNodes.child(definition, "required")).stream()
                .map(YamlNodes::text)
                .collect(Collectors.toSet());
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        for (NodeTuple field : YamlNodes.fields(YamlNodes.child(definition, "properties"))) {
            String name = YamlNodes.text(field.getKeyNode());
            List<String> choices = YamlNodes.items(YamlNodes.child(field.getValueNode(), "enum")).stream()
                    .map(YamlNodes::text)
                    .toList();
            String type = YamlNodes.text(YamlNodes.child(field.getValueNode(), "type"));
            parameters.put(name, new Parameter(name, type, required.contains(name), choices));
        }
        String does = YamlNodes.text(YamlNodes.at(file.root(), "metadata", "labels", "freshmaker.io/does"));
        return new Kamelet(file.name(), does, parameters);
    }

    /** Whether it says of itself that it changes nothing, so that a content type may call it. */
    boolean harmless() {
        return HARMLESS.contains(does);
    }

    /** Whether a route begins with it. */
    boolean listens() {
        return does.equals("listen");
    }

    static Map<String, Kamelet> byName(List<YamlFile> files) {
        return files.stream()
                .map(Kamelet::of)
                .collect(Collectors.toMap(Kamelet::name, kamelet -> kamelet, (first, second) -> first, TreeMap::new));
    }
}
