package io.freshmaker.content;

import io.freshmaker.settings.Spelling;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Checks what the {@code from} and {@code to} of a route name, and what they give it. */
final class Calls {

    private static final String KAMELET = "kamelet:";

    private final Vocabulary vocabulary;
    private final Parameters parameters;
    private final YamlFile file;
    private final Mistakes mistakes;
    private final boolean content;

    /** @param content whether nothing may be called but what changes nothing */
    Calls(Vocabulary vocabulary, YamlFile file, Mistakes mistakes, boolean content) {
        this.vocabulary = vocabulary;
        this.parameters = new Parameters(vocabulary, file.path(), mistakes);
        this.file = file;
        this.mistakes = mistakes;
        this.content = content;
    }

    void check() {
        walk(file.root());
    }

    private void walk(Node node) {
        YamlNodes.items(node).forEach(this::walk);
        for (NodeTuple field : YamlNodes.fields(node)) {
            String name = YamlNodes.text(field.getKeyNode());
            if (name.equals("parameters")) {
                continue;
            }
            if (name.equals("to") || name.equals("from")) {
                check(field, name);
            }
            walk(field.getValueNode());
        }
    }

    private void check(NodeTuple field, String name) {
        Node value = field.getValueNode();
        Node uri = value instanceof MappingNode ? YamlNodes.child(value, "uri") : value;
        if (!YamlNodes.given(uri) || YamlNodes.text(uri).isBlank()) {
            Node place = uri != null && value instanceof MappingNode ? uri : field.getKeyNode();
            refuse(place, "'" + name + "' lacks a uri: write uri: kamelet:... below it.");
            return;
        }
        String called = YamlNodes.text(uri);
        Kamelet kamelet =
                called.startsWith(KAMELET) ? vocabulary.kamelets().get(called.substring(KAMELET.length())) : null;
        if (content && (kamelet == null || !kamelet.harmless())) {
            refuse(uri, notCallable(called, kamelet));
        } else if (content && kamelet.listens() != name.equals("from")) {
            refuse(
                    uri,
                    name.equals("from")
                            ? "a content type begins with kamelet:bus-message-source: write that."
                            : called + " begins a route; it may not be called from a content type as a step.");
        } else if (kamelet != null) {
            parameters.check(kamelet, uri, value instanceof ScalarNode ? null : YamlNodes.child(value, "parameters"));
        } else if (called.startsWith(KAMELET) && !called.matches("kamelet:(source|sink)")) {
            refuse(uri, unknown(called));
        }
    }

    private String notCallable(String called, Kamelet kamelet) {
        String these =
                "; these may, with their options as parameters: " + String.join(", ", vocabulary.callable()) + ".";
        String not = "may not be called from a content type";
        if (kamelet != null) {
            String does = kamelet.does().isEmpty() ? "no label says what it does" : "its label is " + kamelet.does();
            return "'" + called + "' " + not + ", as " + does + these;
        }
        if (!called.startsWith(KAMELET) || called.contains("?")) {
            return "'" + called + "' " + not + these;
        }
        String name = called.substring(KAMELET.length());
        return "there is no kamelet '" + name + "'" + near(name).orElse(", and what does not exist " + not + these);
    }

    private String unknown(String called) {
        String name = called.substring(KAMELET.length());
        return "there is no kamelet '" + name + "'"
                + near(name)
                        .orElse("; there are: "
                                + String.join(", ", vocabulary.kamelets().keySet()) + ".");
    }

    private Optional<String> near(String name) {
        return Spelling.near(name, vocabulary.kamelets().keySet()).map(near -> "; the nearest is " + near + ".");
    }

    private void refuse(Node place, String words) {
        mistakes.add(file.path(), place, words);
    }
}
