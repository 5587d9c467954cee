package io.freshmaker.bus;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
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

    /** The label of a kamelet that says what it may do. */
    static final String LABEL = "freshmaker.io/does";

    private static final Set<String> HARMLESS = Set.of("look-up", "pure", "listen");
    private static final Set<String> STEPS =
            Set.of("to", "filter", "stop", "choice", "setVariable", "removeVariable", "log");

    private final Set<String> allowed = new TreeSet<>();

    Purity(Path kamelets) {
        try (Stream<Path> files = Files.list(kamelets)) {
            files.filter(file -> file.toString().endsWith(".kamelet.yaml")).forEach(this::register);
        } catch (IOException e) {
            throw new UncheckedIOException("The kamelets in " + kamelets + " can't be listed: " + e, e);
        }
    }

    private void register(Path file) {
        Node metadata = child(compose(file), "metadata");
        Node labels = metadata == null ? null : child(metadata, "labels");
        String does = labels == null ? "" : text(child(labels, LABEL));
        if (HARMLESS.contains(does)) {
            allowed.add("kamelet:" + text(child(metadata, "name")));
        }
    }

    /** @throws IllegalArgumentException with file and line of the first step that a content type may not have */
    void check(Path file) {
        walk(file, compose(file));
    }

    private void walk(Path file, Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> walk(file, item));
        } else if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                String key = text(tuple.getKeyNode());
                if (key.equals("uri")) {
                    checkUri(file, tuple.getValueNode());
                } else if (key.equals("steps")) {
                    checkSteps(file, tuple.getValueNode());
                }
                walk(file, tuple.getValueNode());
            }
        }
    }

    private void checkUri(Path file, Node uri) {
        String called = text(uri).replaceFirst("[?/].*", "");
        if (!allowed.contains(called)) {
            throw refuse(
                    file,
                    uri,
                    "'" + text(uri) + "' may not be called from a content type; these may: "
                            + String.join(", ", allowed));
        }
    }

    private static void checkSteps(Path file, Node steps) {
        if (!(steps instanceof SequenceNode list)) {
            return;
        }
        for (Node step : list.getValue()) {
            if (step instanceof MappingNode map && !map.getValue().isEmpty()) {
                Node name = map.getValue().get(0).getKeyNode();
                if (!STEPS.contains(text(name))) {
                    throw refuse(
                            file,
                            name,
                            "the step '" + text(name) + "' may not stand in a content type; these may: "
                                    + String.join(", ", new TreeSet<>(STEPS)));
                }
            }
        }
    }

    private static IllegalArgumentException refuse(Path file, Node node, String why) {
        return new IllegalArgumentException(
                file + " line " + (node.getStartMark().getLine() + 1) + ": " + why + ".");
    }

    private static Node compose(Path file) {
        try (Reader text = Files.newBufferedReader(file)) {
            return new Yaml(new LoaderOptions()).compose(text);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read: " + e, e);
        }
    }

    private static Node child(Node node, String name) {
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (text(tuple.getKeyNode()).equals(name)) {
                    return tuple.getValueNode();
                }
            }
        }
        return null;
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
