package io.freshmaker.content;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** A kamelet says what it is called, what it may do and what it needs, and uses what it says. */
final class KameletCheck {

    private static final Set<String> DOES = Set.of("listen", "pure", "look-up", "change", "submit");
    private static final Set<String> KINDS = Set.of("source", "sink", "action");
    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean");
    private static final Pattern USED = Pattern.compile("\\{\\{(\\??)([^{}.:]+)}}");

    private final YamlFile file;
    private final Mistakes mistakes;

    private KameletCheck(YamlFile file, Mistakes mistakes) {
        this.file = file;
        this.mistakes = mistakes;
    }

    static void check(YamlFile file, Vocabulary vocabulary, Mistakes mistakes) {
        var check = new KameletCheck(file, mistakes);
        if (!(file.root() instanceof MappingNode)) {
            mistakes.add(file.path(), file.root(), "a kamelet is a mapping with apiVersion, kind, metadata and spec.");
            return;
        }
        check.one(Set.of("Kamelet"), "kind");
        check.one(Set.of(file.name()), "metadata", "name");
        check.one(KINDS, "metadata", "labels", "camel.apache.org/kamelet.type");
        check.one(DOES, "metadata", "labels", "freshmaker.io/does");
        check.properties();
        Set<String> own = Kamelet.of(file).parameters().keySet();
        Placeholders.check(file.path(), file.root(), vocabulary.settings(), own, mistakes);
        new Calls(vocabulary, file, mistakes, false).check();
    }

    /** Notes a value that is missing, or is none of those that it may be. */
    private void one(Set<String> allowed, String... path) {
        Node node = file.root();
        Node place = file.root();
        for (String name : path) {
            NodeTuple field = YamlNodes.field(node, name);
            if (field == null) {
                mistakes.add(
                        file.path(), place, "'" + name + "' is missing: write " + wanted(allowed, path) + " below it.");
                return;
            }
            place = field.getKeyNode();
            node = field.getValueNode();
        }
        if (!allowed.contains(YamlNodes.text(node))) {
            mistakes.add(
                    file.path(),
                    node,
                    "'" + YamlNodes.text(node) + "' may not stand here: write " + wanted(allowed, path) + ".");
        }
    }

    private static String wanted(Set<String> allowed, String... path) {
        return path[path.length - 1] + ": " + String.join(" or ", new TreeSet<>(allowed));
    }

    private void properties() {
        Node definition = YamlNodes.at(file.root(), "spec", "definition");
        Node template = YamlNodes.at(file.root(), "spec", "template");
        if (definition == null || template == null) {
            mistakes.add(file.path(), file.root(), "'spec' needs a definition and a template: write both.");
            return;
        }
        Set<String> required = YamlNodes.items(YamlNodes.child(definition, "required")).stream()
                .map(YamlNodes::text)
                .collect(Collectors.toSet());
        Set<String> used = texts(template)
                .flatMap(text -> USED.matcher(text).results())
                .map(found -> found.group(1) + found.group(2))
                .collect(Collectors.toSet());
        Node properties = YamlNodes.child(definition, "properties");
        for (NodeTuple field : YamlNodes.fields(properties)) {
            property(field, required, used);
        }
        YamlNodes.items(YamlNodes.child(definition, "required")).stream()
                .filter(name -> YamlNodes.field(properties, YamlNodes.text(name)) == null)
                .forEach(name -> mistakes.add(
                        file.path(),
                        name,
                        "there is no property '" + YamlNodes.text(name) + "': declare it, or don't require it."));
    }

    private void property(NodeTuple field, Set<String> required, Set<String> used) {
        Node key = field.getKeyNode();
        String name = YamlNodes.text(key);
        Node type = YamlNodes.child(field.getValueNode(), "type");
        if (!TYPES.contains(YamlNodes.text(type))) {
            mistakes.add(
                    file.path(),
                    type == null ? key : type,
                    "the type of '" + name + "' is unknown: write type: " + String.join(" or ", new TreeSet<>(TYPES))
                            + ".");
        }
        boolean optional = used.contains("?" + name);
        if (!optional && !used.contains(name)) {
            mistakes.add(file.path(), key, "'" + name + "' is not used in the template: write {{" + name + "}} there.");
        } else if (!optional && !required.contains(name) && YamlNodes.field(field.getValueNode(), "default") == null) {
            mistakes.add(
                    file.path(),
                    key,
                    "'" + name + "' is neither required nor has a default: Camel refuses calls without it; write {{?"
                            + name + "}} in the template.");
        }
    }

    private static Stream<String> texts(Node node) {
        return Stream.of(
                        Stream.of(YamlNodes.text(node)),
                        YamlNodes.items(node).stream().flatMap(KameletCheck::texts),
                        YamlNodes.fields(node).stream().flatMap(field -> texts(field.getValueNode())))
                .flatMap(each -> each);
    }
}
