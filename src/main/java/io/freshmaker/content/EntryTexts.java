package io.freshmaker.content;

import io.freshmaker.release.TagPattern;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The texts in a mapping of the file of releases; what is wrong with them is noted with its line. */
final class EntryTexts {

    private static final Pattern REFERENCE = Pattern.compile("\\$(\\d)");

    private final Path path;
    private final Node entry;
    private final String name;
    private final Mistakes mistakes;

    /** @param name of the release, for sentences */
    EntryTexts(Path path, Node entry, String name, Mistakes mistakes) {
        this.path = path;
        this.entry = entry;
        this.name = name;
        this.mistakes = mistakes;
    }

    /** The texts below a key, be it one or a list of them; none where the key is missing. */
    List<Node> all(String field) {
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

    /** The same as plain texts. */
    List<String> words(String field) {
        return all(field).stream().map(YamlNodes::text).toList();
    }

    /** The only text below a key, filled in from these tags; empty where the key is missing. */
    String filled(String field, List<TagPattern> tags) {
        Node node = YamlNodes.child(entry, field);
        if (node != null && isText(node, field)) {
            references(node, tags);
        }
        return YamlNodes.text(node);
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

    /** The patterns below {@code tags}. */
    List<TagPattern> patterns() {
        return all("tags").stream().flatMap(node -> pattern(node).stream()).toList();
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
    void references(Node node, List<TagPattern> tags) {
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
