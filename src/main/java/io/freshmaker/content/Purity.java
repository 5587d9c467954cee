package io.freshmaker.content;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Holds content files to what makes them safe to run at any time: they may look things up and decide, and change
 * nothing anywhere. Only a few steps may be used, and no code.
 */
final class Purity {

    private static final Set<String> ROUTE =
            Set.of("id", "description", "note", "group", "from", "autoStartup", "precondition");
    private static final Set<String> STEPS =
            Set.of("to", "filter", "stop", "choice", "setVariable", "removeVariable", "log");
    private static final int DEEPEST_STEPS = 5;

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

    /** What reaches from a text to beans, classes and the running system. */
    private static final Pattern REACH =
            Pattern.compile("\\{\\s*(bean:|ref:|type:|camelContext|exchange[.\\[])|^#(bean|class|type|autowired)");

    private final YamlFile file;
    private final Mistakes mistakes;

    private Purity(YamlFile file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    /** Notes everything in the file that a content type may not have, or lacks. */
    static void check(YamlFile file, Mistakes mistakes) {
        new Purity(file, mistakes).check();
    }

    private void check() {
        if (YamlNodes.items(file.root()).isEmpty()) {
            refuse(file.root(), "a content type is a list that holds one '- route:'");
        }
        for (Node item : YamlNodes.items(file.root())) {
            allow(item, Set.of("route"), "element");
            NodeTuple route = YamlNodes.field(item, "route");
            if (route != null) {
                allow(route.getValueNode(), ROUTE, "option of a route");
                require(route, "from", "and below it 'uri: kamelet:bus-message-source' and its parameters");
                NodeTuple from = YamlNodes.field(route.getValueNode(), "from");
                if (from != null && from.getValueNode() instanceof MappingNode) {
                    require(from, "steps", "and below it what to do with a message");
                }
            }
            walk(item, 0);
        }
    }

    private void require(NodeTuple parent, String name, String what) {
        if (!YamlNodes.given(YamlNodes.child(parent.getValueNode(), name))) {
            refuse(
                    parent.getKeyNode(),
                    "'" + YamlNodes.text(parent.getKeyNode()) + "' of a content type lacks '" + name + "': write it, "
                            + what);
        }
    }

    private void walk(Node node, int depth) {
        YamlNodes.items(node).forEach(item -> walk(item, depth));
        YamlNodes.fields(node).forEach(field -> checkField(field, depth));
        if (node instanceof ScalarNode && REACH.matcher(YamlNodes.text(node)).find()) {
            refuse(node, "a bean or class may not be called from a content type; call a kamelet");
        }
    }

    private void checkField(NodeTuple field, int depth) {
        String name = YamlNodes.text(field.getKeyNode());
        if (name.equals("parameters")) {
            // They are the kamelet's, whatever their names.
            YamlNodes.fields(field.getValueNode()).forEach(parameter -> walk(parameter.getValueNode(), depth));
            return;
        }
        if (CODE.contains(name)) {
            refuse(
                    field.getKeyNode(),
                    "'" + name + "' may not stand in a content type: code belongs in Java, behind a kamelet");
            return;
        }
        if (name.equals("steps")) {
            checkSteps(field, depth + 1);
        } else {
            walk(field.getValueNode(), depth);
        }
    }

    private void checkSteps(NodeTuple field, int depth) {
        Node steps = field.getValueNode();
        if (YamlNodes.given(steps) && !(steps instanceof SequenceNode)) {
            refuse(field.getKeyNode(), "'steps' of a content type is a list: begin each step with '- '");
        }
        if (depth > DEEPEST_STEPS) {
            refuse(
                    field.getKeyNode(),
                    "steps of a content type may be nested " + DEEPEST_STEPS
                            + " levels deep, and these are deeper; what needs more belongs in Java, behind a kamelet");
        }
        for (Node step : YamlNodes.items(steps)) {
            allow(step, STEPS, "step");
            // What stands below a step that has to go is no further mistake.
            YamlNodes.fields(step).stream()
                    .filter(kind -> STEPS.contains(YamlNodes.text(kind.getKeyNode())))
                    .forEach(kind -> walk(kind.getValueNode(), depth));
        }
    }

    /** Refuses every key that is not allowed, and whatever is no mapping: it would be a shortcut for one. */
    private void allow(Node node, Set<String> allowed, String what) {
        if (node instanceof MappingNode map) {
            map.getValue().stream()
                    .map(NodeTuple::getKeyNode)
                    .filter(key -> !allowed.contains(YamlNodes.text(key)))
                    .forEach(key -> refuse(key, notAllowed(key, allowed, what)));
        } else if (!allowed.contains(YamlNodes.text(node)) || what.equals("element")) {
            refuse(node, notAllowed(node, allowed, what));
        }
    }

    private static String notAllowed(Node name, Set<String> allowed, String what) {
        return "the " + what + " '" + YamlNodes.text(name) + "' may not stand in a content type; these may: "
                + String.join(", ", new TreeSet<>(allowed));
    }

    private void refuse(Node place, String why) {
        mistakes.add(file.path(), place, why + ".");
    }
}
