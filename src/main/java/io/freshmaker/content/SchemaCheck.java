package io.freshmaker.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Holds files of routes and kamelets against Camel's schema, which is read when the first is looked at and takes a
 * second or more. Not thread-safe.
 */
final class SchemaCheck {

    private CanonicalSchema schema;

    /** Notes what is wrong in a file of routes, on lines of which nothing is known yet. */
    void checkRoutes(YamlFile file, Mistakes mistakes) {
        check(file, file.root(), YamlTree.of(file.root()), 0, mistakes);
    }

    /** The same for the template of a kamelet. */
    void checkKamelet(YamlFile file, Mistakes mistakes) {
        Node template = YamlNodes.at(file.root(), "spec", "template");
        if (template instanceof MappingNode) {
            JsonNode routes = JsonNodeFactory.instance
                    .arrayNode()
                    .add(JsonNodeFactory.instance.objectNode().set("route", YamlTree.of(template)));
            check(file, template, routes, 2, mistakes);
        }
    }

    /** @param above how many names of a place in the routes stand above the root */
    private void check(YamlFile file, Node root, JsonNode routes, int above, Mistakes mistakes) {
        if (schema == null) {
            schema = new CanonicalSchema();
        }
        for (ValidationMessage message : schema.mistakes(routes)) {
            Place place = place(root, message, above);
            mistakes.addWhereNothingIsKnown(file.path(), place.line(), words(message, place));
        }
    }

    /** Where it is wrong: a key with its line, or the beginning of an item of a list. */
    private record Place(String name, int line) {}

    private static Place place(Node root, ValidationMessage message, int above) {
        JsonNodePath path = message.getInstanceLocation();
        Node node = root;
        var place = new Place("the file", YamlNodes.line(root));
        List<Object> names = new ArrayList<>();
        for (int i = above; i < path.getNameCount(); i++) {
            names.add(path.getElement(i));
        }
        if (message.getType().equals("additionalProperties")) {
            names.add(message.getProperty());
        }
        for (Object name : names) {
            NodeTuple field = YamlNodes.field(node, String.valueOf(name));
            if (field != null) {
                place = new Place(String.valueOf(name), YamlNodes.line(field.getKeyNode()));
                node = field.getValueNode();
            } else if (name instanceof Integer index
                    && index < YamlNodes.items(node).size()) {
                node = YamlNodes.items(node).get(index);
                place = new Place(place.name(), YamlNodes.line(node));
            }
        }
        return place;
    }

    private static String words(ValidationMessage message, Place place) {
        String name = "'" + place.name() + "'";
        return switch (message.getType()) {
            case "additionalProperties" ->
                name + " may not stand here: write it as in the files that are shipped, or take it away.";
            case "required" -> name + " lacks '" + message.getProperty() + "': write it below.";
            case "type" ->
                name + " is " + message.getArguments()[0] + " here, and " + message.getArguments()[1]
                        + " is wanted: write it at length, as in the files that are shipped.";
            case "enum" -> name + " may not be that: " + message.getError() + ".";
            case "minProperties" -> name + " is empty: write what belongs below it.";
            case "maxProperties" -> name + " may hold one thing only: take the others away.";
            default -> name + " is not as Camel wants it: " + message.getError() + ".";
        };
    }
}
