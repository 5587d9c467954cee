package io.freshmaker.content;

import io.freshmaker.content.Kamelet.Parameter;
import io.freshmaker.settings.Spelling;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Checks what a kamelet is given: Camel passes over a misspelt option, and finds a missing one without its line. */
final class Parameters {

    private final Vocabulary vocabulary;
    private final Path path;
    private final Mistakes mistakes;

    Parameters(Vocabulary vocabulary, Path path, Mistakes mistakes) {
        this.vocabulary = vocabulary;
        this.path = path;
        this.mistakes = mistakes;
    }

    /**
     * Notes unknown, missing and unfit parameters.
     *
     * @param call where it is called, which stands for a parameter that is not there
     * @param given the parameters; null for none
     */
    void check(Kamelet kamelet, Node call, Node given) {
        if (YamlNodes.given(given) && !(given instanceof MappingNode)) {
            mistakes.add(path, given, "'parameters' is a mapping: write one NAME: VALUE a line below it.");
            return;
        }
        Set<String> missing = kamelet.parameters().values().stream()
                .filter(Parameter::required)
                .map(Parameter::name)
                .collect(Collectors.toCollection(TreeSet::new));
        for (NodeTuple field : YamlNodes.fields(given)) {
            String name = YamlNodes.text(field.getKeyNode());
            missing.remove(name);
            Parameter parameter = kamelet.parameters().get(name);
            if (parameter == null) {
                mistakes.add(path, field.getKeyNode(), unknown(kamelet, name));
                // A misspelt one is there, and no second mistake.
                Spelling.near(name, missing).ifPresent(missing::remove);
            } else {
                check(parameter, field);
            }
        }
        missing.forEach(name -> mistakes.add(
                path, call, "kamelet:" + kamelet.name() + " needs the parameter '" + name + "': write it below it."));
    }

    private static String unknown(Kamelet kamelet, String name) {
        Set<String> declared = kamelet.parameters().keySet();
        return "kamelet:" + kamelet.name() + " has no parameter '" + name + "'; it has: "
                + (declared.isEmpty() ? "none" : String.join(", ", declared))
                + Spelling.near(name, declared)
                        .map(near -> "; the nearest is " + near + ".")
                        .orElse(".");
    }

    private void check(Parameter parameter, NodeTuple field) {
        Node value = field.getValueNode();
        String name = "'" + parameter.name() + "'";
        if (!(value instanceof ScalarNode)) {
            mistakes.add(path, field.getKeyNode(), name + " is one value, not a list or a mapping: write a text.");
            return;
        }
        String text = Placeholders.filled(YamlNodes.text(value), vocabulary.settings());
        if (text.isBlank() || !YamlNodes.given(value)) {
            if (parameter.required() || !parameter.choices().isEmpty()) {
                mistakes.add(path, field.getKeyNode(), name + " is empty: give it a value.");
            }
        } else if (!fits(parameter.type(), text)) {
            mistakes.add(path, value, name + " is " + wanted(parameter.type()) + ", and '" + text + "' is none.");
        } else if (!parameter.choices().isEmpty() && !parameter.choices().contains(text)) {
            mistakes.add(
                    path,
                    value,
                    name + " may not be '" + text + "': write one of " + String.join(", ", parameter.choices()) + ".");
        }
    }

    /** A placeholder that could not be filled in is a mistake that is told already. */
    private static boolean fits(String type, String text) {
        return text.contains("{{")
                || switch (type) {
                    case "integer" -> text.matches("[-+]?\\d{1,18}");
                    case "number" -> text.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
                    case "boolean" -> text.matches("true|false");
                    default -> true;
                };
    }

    private static String wanted(String type) {
        return switch (type) {
            case "integer" -> "a whole number, such as 20";
            case "number" -> "a number, such as 0.5";
            default -> "true or false";
        };
    }
}
