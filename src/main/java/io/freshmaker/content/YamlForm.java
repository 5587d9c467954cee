package io.freshmaker.content;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Holds YAML to what people and Camel read alike: each key once, no aliases, not nested without end. */
final class YamlForm {

    private static final int DEEPEST = 60;

    private final Path path;
    private final Mistakes mistakes;
    private boolean plain = true;

    private YamlForm(Path path, Mistakes mistakes) {
        this.path = path;
        this.mistakes = mistakes;
    }

    static boolean isPlain(YamlFile file, Mistakes mistakes) {
        var form = new YamlForm(file.path(), mistakes);
        form.walk(file.root(), 0);
        return form.plain;
    }

    private void walk(Node node, int depth) {
        if (node.getAnchor() != null) {
            refuse(node, "an anchor ('&" + node.getAnchor() + "') may not stand here: write out what it stands for.");
        } else if (depth > DEEPEST) {
            refuse(node, "this is nested more than " + DEEPEST + " levels deep: take levels out.");
        } else {
            YamlNodes.items(node).forEach(item -> walk(item, depth + 1));
            Map<String, Integer> keys = new HashMap<>();
            for (NodeTuple field : YamlNodes.fields(node)) {
                key(field.getKeyNode(), keys);
                walk(field.getValueNode(), depth + 1);
            }
        }
    }

    private void key(Node key, Map<String, Integer> keys) {
        if (!(key instanceof ScalarNode)) {
            refuse(key, "a key must be a plain word, not a list or a mapping: write one, or put quotes around it.");
            return;
        }
        Integer before = keys.putIfAbsent(YamlNodes.text(key), YamlNodes.line(key));
        if (before != null) {
            refuse(key, "'" + YamlNodes.text(key) + "' stands in line " + before + " already: remove one of them.");
        }
    }

    private void refuse(Node place, String words) {
        plain = false;
        mistakes.add(path, place, words);
    }
}
