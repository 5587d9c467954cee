package io.freshmaker.bus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Finds the ids that two content files share. Camel lets a route take the place of another with its id without a word,
 * so a file that was copied and not renamed would switch the first one off.
 */
final class ContentIds {

    private static final Set<String> UNIQUE = Set.of("id", "contentType");

    private final Map<String, String> seen = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    private ContentIds() {}

    /** One sentence for each name that stands in an earlier file too, with the line to change. */
    static List<String> doubled(List<Path> files) {
        var ids = new ContentIds();
        files.forEach(file -> {
            try {
                ids.walk(file, YamlNodes.read(file));
            } catch (IllegalArgumentException e) {
                // Not YAML at all, which is told already.
                return;
            }
        });
        return ids.mistakes;
    }

    private void walk(Path file, Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> walk(file, item));
        } else if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key
                        && UNIQUE.contains(key.getValue())
                        && tuple.getValueNode() instanceof ScalarNode value) {
                    note(file, key.getValue(), value);
                }
                walk(file, tuple.getValueNode());
            }
        }
    }

    private void note(Path file, String key, ScalarNode value) {
        String place = file.getFileName() + " line " + (value.getStartMark().getLine() + 1);
        String before = seen.putIfAbsent(key + " " + value.getValue(), place);
        if (before != null) {
            mistakes.add(file + " line " + (value.getStartMark().getLine() + 1) + ": " + key + " '" + value.getValue()
                    + "' stands in " + before + " too; write another one.");
        }
    }
}
