package io.freshmaker.content;

import io.freshmaker.bus.HoldWindow;
import io.freshmaker.bus.PreFilter;
import io.freshmaker.settings.Spelling;
import java.util.Arrays;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Checks what a content type says of itself and of the messages it wants. */
final class BusSource {

    static final String URI = "kamelet:bus-message-source";

    private final Vocabulary vocabulary;
    private final YamlFile file;
    private final Mistakes mistakes;

    BusSource(Vocabulary vocabulary, YamlFile file, Mistakes mistakes) {
        this.vocabulary = vocabulary;
        this.file = file;
        this.mistakes = mistakes;
    }

    void check() {
        for (Node item : YamlNodes.items(file.root())) {
            Node from = YamlNodes.at(item, "route", "from");
            if (YamlNodes.text(YamlNodes.child(from, "uri")).equals(URI)) {
                Node parameters = YamlNodes.child(from, "parameters");
                boolean dryRun = value(YamlNodes.child(parameters, "mode")).equals("dry-run");
                YamlNodes.fields(parameters).forEach(parameter -> check(parameter, dryRun));
            }
        }
    }

    private String value(Node node) {
        return Placeholders.filled(YamlNodes.text(node), vocabulary.settings());
    }

    /** @param dryRun whether nothing of its plans is ever submitted, so that it can be for a system still to come */
    private void check(NodeTuple parameter, boolean dryRun) {
        Node value = parameter.getValueNode();
        String text = value(value);
        if (text.isBlank() || text.contains("{{")) {
            return;
        }
        switch (YamlNodes.text(parameter.getKeyNode())) {
            case "contentType" -> {
                if (!text.equals(file.name())) {
                    mistakes.add(
                            file.path(),
                            value,
                            "contentType '" + text + "' is not the name of the file: write contentType: " + file.name()
                                    + ", or rename the file.");
                }
            }
            case "topics" -> {
                if (Arrays.stream(text.split(",")).allMatch(String::isBlank)) {
                    mistakes.add(file.path(), value, "'topics' names none: write some, such as git.receive.");
                }
            }
            case "when" -> checkFilter(value, text);
            case "window" -> checkWindow(value, text);
            case "system" -> {
                if (!dryRun) {
                    checkSystem(value, text);
                }
            }
            default -> {
                return;
            }
        }
    }

    private void checkFilter(Node value, String path) {
        try {
            PreFilter.of(path);
        } catch (IllegalArgumentException e) {
            mistakes.add(file.path(), value, JsonPaths.sentence("'when'", path, e));
        }
    }

    /** What is no number at all is told as of any parameter. */
    private void checkWindow(Node value, String window) {
        if (!window.matches("[-+]?\\d+")) {
            return;
        }
        try {
            HoldWindow.of(file.name(), window);
        } catch (IllegalArgumentException e) {
            mistakes.add(file.path(), value, e.getMessage());
        }
    }

    private void checkSystem(Node value, String system) {
        if (!vocabulary.systems().contains(system)) {
            mistakes.add(
                    file.path(),
                    value,
                    "there is no build system '" + system + "'; "
                            + Spelling.near(system, vocabulary.systems())
                                    .map(near -> "the nearest is " + near)
                                    .orElse("there are: " + String.join(", ", new TreeSet<>(vocabulary.systems())))
                            + ". With mode: dry-run it may have any name.");
        }
    }
}
