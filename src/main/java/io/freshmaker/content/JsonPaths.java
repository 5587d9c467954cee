package io.freshmaker.content;

import io.freshmaker.bus.PreFilter;
import java.util.Properties;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Checks the JSONPaths in the steps of a content type, which Camel itself reads only when the first message comes. */
final class JsonPaths {

    private final YamlFile file;
    private final Properties settings;
    private final Mistakes mistakes;

    JsonPaths(YamlFile file, Properties settings, Mistakes mistakes) {
        this.file = file;
        this.settings = settings;
        this.mistakes = mistakes;
    }

    void check() {
        walk(file.root());
    }

    private void walk(Node node) {
        YamlNodes.items(node).forEach(this::walk);
        for (NodeTuple field : YamlNodes.fields(node)) {
            if (YamlNodes.text(field.getKeyNode()).equals("jsonpath")) {
                check(field);
            } else {
                walk(field.getValueNode());
            }
        }
    }

    private void check(NodeTuple field) {
        Node value = field.getValueNode();
        Node path = value instanceof ScalarNode ? value : YamlNodes.child(value, "expression");
        if (!YamlNodes.given(path) || YamlNodes.text(path).isBlank()) {
            mistakes.add(file.path(), field.getKeyNode(), "the JSONPath is empty: write expression: $.x below it.");
            return;
        }
        try {
            PreFilter.of(Placeholders.filled(YamlNodes.text(path), settings));
        } catch (IllegalArgumentException e) {
            mistakes.add(file.path(), path, sentence("it", YamlNodes.text(path), e));
        }
        if (!YamlNodes.given(YamlNodes.child(value, "source"))) {
            mistakes.add(
                    file.path(),
                    field.getKeyNode(),
                    "a JSONPath finds nothing in the body, which is the draft and no JSON: write source:"
                            + " variable:message beside its expression.");
        }
    }

    static String sentence(String what, String path, IllegalArgumentException failure) {
        String reason = failure.getCause() == null
                ? "a bracket is not closed"
                : failure.getCause().getMessage();
        return "the JSONPath '" + path + "' can't be read ("
                + String.valueOf(reason).strip().replaceAll("\\s+", " ") + "): write " + what
                + " as in $.commit[?(@.namespace == 'rpms')].";
    }
}
