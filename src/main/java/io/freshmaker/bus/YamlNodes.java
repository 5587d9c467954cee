package io.freshmaker.bus;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** YAML as nodes that know their line. */
final class YamlNodes {

    private YamlNodes() {}

    /**
     * The file's root; null when the file is empty.
     *
     * @throws IllegalArgumentException with file and line when it is no YAML
     */
    static Node read(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            return new Yaml(new LoaderOptions()).compose(text);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new IllegalArgumentException(
                    file + " line " + line + ": this is no YAML: " + e.getProblem() + "; check indentation and quotes.",
                    e);
        } catch (IOException | YAMLException e) {
            throw new IllegalArgumentException(file + " can't be read: " + e.getMessage(), e);
        }
    }

    /** The value of this key; null when the node is no mapping or has no such key. */
    static Node child(Node node, String name) {
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (text(tuple.getKeyNode()).equals(name)) {
                    return tuple.getValueNode();
                }
            }
        }
        return null;
    }

    /** The text of a scalar; empty for everything else. */
    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** Counted from 1, as editors do. */
    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
