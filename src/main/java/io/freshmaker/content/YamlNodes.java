package io.freshmaker.content;

import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Ways through YAML whose nodes know their line. */
final class YamlNodes {

    private YamlNodes() {}

    /** The value of this key; null when the node is no mapping or has no such key. */
    static Node child(Node node, String name) {
        NodeTuple field = field(node, name);
        return field == null ? null : field.getValueNode();
    }

    /** The key with its value; null when the node is no mapping or has no such key. */
    static NodeTuple field(Node node, String name) {
        for (NodeTuple tuple : fields(node)) {
            if (text(tuple.getKeyNode()).equals(name)) {
                return tuple;
            }
        }
        return null;
    }

    /** What is found by going down these keys; null when one of them is missing. */
    static Node at(Node node, String... path) {
        Node found = node;
        for (String name : path) {
            found = child(found, name);
        }
        return found;
    }

    /** The keys of a mapping with their values; none for everything else. */
    static List<NodeTuple> fields(Node node) {
        return node instanceof MappingNode map ? map.getValue() : List.of();
    }

    /** The items of a list; none for everything else. */
    static List<Node> items(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of();
    }

    /** The text of a scalar; empty for everything else. */
    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** Whether something is written there: not nothing, and not {@code null} or an empty value. */
    static boolean given(Node node) {
        return node != null && !node.getTag().equals(Tag.NULL);
    }

    /** Counted from 1, as editors do. */
    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
