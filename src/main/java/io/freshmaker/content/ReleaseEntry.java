package io.freshmaker.content;

import io.freshmaker.release.Release;
import io.freshmaker.release.Release.Shipping;
import io.freshmaker.release.TagPattern;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one entry of the file of releases; what is wrong in it is noted with its line. */
final class ReleaseEntry {

    private static final Set<String> KEYS = Set.of("shipped", "tags", "users", "branch", "images");
    private static final Pattern REFERENCE = Pattern.compile("\\$(\\d)");

    private final Path path;
    private final Node key;
    private final Node entry;
    private final String name;
    private final Mistakes mistakes;

    ReleaseEntry(Path path, NodeTuple entry, Mistakes mistakes) {
        this.path = path;
        this.key = entry.getKeyNode();
        this.entry = entry.getValueNode();
        this.name = YamlNodes.text(key);
        this.mistakes = mistakes;
    }

    /** The release; nothing where the entry says too little. */
    Optional<Release> read() {
        if (!(entry instanceof MappingNode)) {
            mistakes.add(path, entry, "'" + name + "' needs a mapping below it, with shipped: bodhi or shipped: tag.");
            return Optional.empty();
        }
        YamlNodes.fields(entry).forEach(field -> ReleasesFile.unknown(path, field, KEYS, "'" + name + "'", mistakes));
        List<TagPattern> tags =
                texts("tags").stream().flatMap(node -> pattern(node).stream()).toList();
        Optional<Shipping> shipped = shipped();
        Node branch = YamlNodes.child(entry, "branch");
        List<Node> images = texts("images");
        images.forEach(each -> references(each, tags));
        if (branch != null && isText(branch, "branch")) {
            references(branch, tags);
        }
        List<String> users = texts("users").stream().map(YamlNodes::text).toList();
        if (shipped.filter(Shipping.TAG::equals).isPresent()) {
            needsTags();
        } else if (YamlNodes.child(entry, "users") != null) {
            mistakes.add(
                    path,
                    YamlNodes.child(entry, "users"),
                    "'users' counts only with shipped: tag, as Bodhi's messages come from Bodhi: take it out.");
        }
        return shipped.map(how -> new Release(
                name,
                YamlNodes.line(key),
                how,
                tags,
                users,
                YamlNodes.text(branch),
                images.stream().map(YamlNodes::text).toList()));
    }

    private Optional<Shipping> shipped() {
        Node node = YamlNodes.child(entry, "shipped");
        switch (YamlNodes.text(node)) {
            case "bodhi" -> {
                return Optional.of(Shipping.BODHI);
            }
            case "tag" -> {
                return Optional.of(Shipping.TAG);
            }
            default -> {
                mistakes.add(
                        path,
                        node == null ? key : node,
                        node == null
                                ? "'" + name + "' lacks 'shipped': write shipped: bodhi, or shipped: tag."
                                : "'shipped' is one of two words, and never both: write bodhi, or tag.");
                return Optional.empty();
            }
        }
    }

    private void needsTags() {
        if (YamlNodes.child(entry, "tags") == null) {
            mistakes.add(path, key, "'" + name + "' is shipped by tag and lacks 'tags': write its stable tag.");
        }
    }

    /** The texts below a key, be it one or a list of them; none where the key is missing. */
    private List<Node> texts(String field) {
        Node node = YamlNodes.child(entry, field);
        if (node == null) {
            return List.of();
        }
        List<Node> items = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        if (items.isEmpty()) {
            mistakes.add(path, node, "'" + field + "' is an empty list: write into it, or leave it out.");
        }
        List<Node> texts = new ArrayList<>();
        items.stream().filter(item -> isText(item, field)).forEach(texts::add);
        return texts;
    }

    private boolean isText(Node node, String field) {
        boolean text = node instanceof ScalarNode
                && node.getTag().equals(Tag.STR)
                && !YamlNodes.text(node).isBlank();
        if (!text) {
            mistakes.add(path, node, "'" + field + "' takes text: write a word, in quotes if it looks like a number.");
        }
        return text;
    }

    private Optional<TagPattern> pattern(Node node) {
        try {
            return Optional.of(new TagPattern(YamlNodes.text(node)));
        } catch (PatternSyntaxException e) {
            mistakes.add(
                    path,
                    node,
                    "'" + YamlNodes.text(node) + "' is no regular expression (" + e.getDescription()
                            + "): put a backslash before a character that is meant literally.");
            return Optional.empty();
        }
    }

    /** What {@code $1} stands for must be in every pattern, or it would stay as it is for some tags. */
    private void references(Node node, List<TagPattern> tags) {
        Matcher reference = REFERENCE.matcher(YamlNodes.text(node));
        while (reference.find()) {
            int group = Integer.parseInt(reference.group(1));
            if (group == 0 || tags.isEmpty() || tags.stream().anyMatch(tag -> tag.groups() < group)) {
                mistakes.add(
                        path,
                        node,
                        "'" + reference.group() + "' stands for what a tag has in brackets, and not every tag of '"
                                + name + "' has them: write the tags like f([0-9]+).");
                return;
            }
        }
    }
}
