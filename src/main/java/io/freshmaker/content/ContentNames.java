package io.freshmaker.content;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** How things in a file of routes are called: routes and steps have ids that begin with the file's name. */
final class ContentNames {

    private final YamlFile file;
    private final Mistakes mistakes;

    private ContentNames(YamlFile file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    static void check(YamlFile file, Mistakes mistakes) {
        var names = new ContentNames(file, mistakes);
        for (Node item : YamlNodes.items(file.root())) {
            NodeTuple route = YamlNodes.field(item, "route");
            if (route != null) {
                names.checkRoute(route);
            }
        }
    }

    private void checkRoute(NodeTuple route) {
        checkId(route, "-plan");
        if (YamlNodes.text(YamlNodes.child(route.getValueNode(), "description")).isBlank()) {
            add(route.getKeyNode(), "the route has no description: say in a sentence when it does what.");
        }
        NodeTuple from = YamlNodes.field(route.getValueNode(), "from");
        if (from != null && from.getValueNode() instanceof MappingNode) {
            checkId(from, "-from");
            checkSteps(from.getValueNode());
        }
    }

    private void checkSteps(Node node) {
        YamlNodes.items(node).forEach(this::checkSteps);
        for (NodeTuple field : YamlNodes.fields(node)) {
            if (YamlNodes.text(field.getKeyNode()).equals("steps")) {
                for (Node step : YamlNodes.items(field.getValueNode())) {
                    YamlNodes.fields(step).stream()
                            .filter(kind -> kind.getValueNode() instanceof MappingNode)
                            .forEach(kind -> checkId(kind, "-" + YamlNodes.text(kind.getKeyNode())));
                }
            }
            checkSteps(field.getValueNode());
        }
    }

    private void checkId(NodeTuple element, String example) {
        Node id = YamlNodes.child(element.getValueNode(), "id");
        String name = YamlNodes.text(element.getKeyNode());
        if (id == null || YamlNodes.text(id).isBlank()) {
            add(
                    id == null ? element.getKeyNode() : id,
                    "'" + name + "' has no id: write one, such as " + file.name() + example + ".");
        } else if (!YamlNodes.text(id).startsWith(file.name())) {
            add(
                    id,
                    "the id '" + YamlNodes.text(id) + "' does not begin with the name of the file: write one such as "
                            + file.name() + example + ".");
        }
    }

    private void add(Node place, String words) {
        mistakes.addWhereNothingIsKnown(file.path(), YamlNodes.line(place), words);
    }
}
