package io.freshmaker.bus;

import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Holds content files to what makes them safe to run at any time: they may look things up and decide, and change
 * nothing anywhere. Only kamelets labelled {@code look-up} or {@code pure} may be called, and only a few steps used.
 */
final class Purity {

    private static final Set<String> ROUTE =
            Set.of("id", "description", "note", "group", "from", "autoStartup", "precondition");
    private static final Set<String> STEPS =
            Set.of("to", "filter", "stop", "choice", "setVariable", "removeVariable", "log");
    /** Languages in which a line of code can be written, or a bean of any class called. */
    private static final Set<String> CODE = Set.of(
            "method",
            "language",
            "ref",
            "java",
            "joor",
            "groovy",
            "js",
            "python",
            "mvel",
            "ognl",
            "spel",
            "csimple",
            "wasm",
            "beanType");

    private final SortedMap<String, Set<String>> callable;

    /** @param kamelets the folder of the vocabulary */
    Purity(Path kamelets) {
        this.callable = Vocabulary.harmless(kamelets);
    }

    /** @throws IllegalArgumentException with file and line of the first thing that a content type may not have */
    void check(Path file) {
        if (!(YamlNodes.read(file) instanceof SequenceNode items)) {
            throw new IllegalArgumentException(file + " line 1: a content type is a list that holds one '- route:'.");
        }
        for (Node item : items.getValue()) {
            allow(file, item, Set.of("route"), "element");
            allow(file, YamlNodes.child(item, "route"), ROUTE, "option of a route");
            walk(file, item);
        }
    }

    private void walk(Path file, Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> walk(file, item));
        } else if (node instanceof MappingNode map) {
            map.getValue().forEach(field -> checkField(file, field));
            checkParameters(file, YamlNodes.child(map, "uri"), YamlNodes.child(map, "parameters"));
        } else if (YamlNodes.text(node).contains("{bean:")) {
            throw refuse(file, node, "a bean may not be called from a content type; call a kamelet");
        }
    }

    private void checkField(Path file, NodeTuple field) {
        Node value = field.getValueNode();
        switch (YamlNodes.text(field.getKeyNode())) {
            case "uri" -> checkCall(file, value);
            case "to", "from" -> {
                if (value instanceof ScalarNode) {
                    checkCall(file, value);
                }
            }
            case "parameters" -> {
                // They are the kamelet's, whatever their names.
                return;
            }
            case "steps" -> checkSteps(file, value);
            default -> {
                if (CODE.contains(YamlNodes.text(field.getKeyNode()))) {
                    throw refuse(
                            file,
                            field.getKeyNode(),
                            "'" + YamlNodes.text(field.getKeyNode())
                                    + "' may not stand in a content type: code belongs in Java, behind a kamelet");
                }
            }
        }
        walk(file, value);
    }

    private void checkCall(Path file, Node uri) {
        String text = YamlNodes.text(uri);
        if (!callable.containsKey(text)) {
            throw refuse(
                    file,
                    uri,
                    "'" + text + "' may not be called from a content type; these may, with their options as"
                            + " parameters: " + String.join(", ", callable.keySet()));
        }
    }

    /** A misspelt option would be passed over in silence. */
    private void checkParameters(Path file, Node uri, Node parameters) {
        if (uri != null && parameters instanceof MappingNode given) {
            Set<String> declared = callable.getOrDefault(YamlNodes.text(uri), Set.of());
            for (NodeTuple field : given.getValue()) {
                if (!declared.contains(YamlNodes.text(field.getKeyNode()))) {
                    throw refuse(
                            file,
                            field.getKeyNode(),
                            YamlNodes.text(uri) + " has no parameter '" + YamlNodes.text(field.getKeyNode())
                                    + "'; it has: " + String.join(", ", new TreeSet<>(declared)));
                }
            }
        }
    }

    private static void checkSteps(Path file, Node steps) {
        if (steps instanceof SequenceNode list) {
            list.getValue().forEach(step -> allow(file, step, STEPS, "step"));
        }
    }

    /** Refuses every key that is not allowed, and whatever is no mapping: it would be a shortcut for one. */
    private static void allow(Path file, Node node, Set<String> allowed, String what) {
        if (node instanceof MappingNode map) {
            for (NodeTuple field : map.getValue()) {
                if (!allowed.contains(YamlNodes.text(field.getKeyNode()))) {
                    throw refuse(file, field.getKeyNode(), notAllowed(field.getKeyNode(), allowed, what));
                }
            }
        } else if (node != null && !allowed.contains(YamlNodes.text(node))) {
            throw refuse(file, node, notAllowed(node, allowed, what));
        }
    }

    private static String notAllowed(Node name, Set<String> allowed, String what) {
        return "the " + what + " '" + YamlNodes.text(name) + "' may not stand in a content type; these may: "
                + String.join(", ", new TreeSet<>(allowed));
    }

    private static IllegalArgumentException refuse(Path file, Node node, String why) {
        return new IllegalArgumentException(file + " line " + YamlNodes.line(node) + ": " + why + ".");
    }
}
