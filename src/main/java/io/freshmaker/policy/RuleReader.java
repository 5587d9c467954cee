package io.freshmaker.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one rule from its YAML node; whatever is wrong is noted, and the reading goes on. */
final class RuleReader {
    private static final int MOST_READ = 100_000;
    private static final Rule NOTHING = new Rule.Any(List.of());

    private final Mistakes mistakes;
    private final List<Mention> mentions;
    private final Keys keys;
    private int read;

    /** @param mentions where to note the attributes that rules name */
    RuleReader(Mistakes mistakes, List<Mention> mentions) {
        this.mistakes = mistakes;
        this.mentions = mentions;
        this.keys = new Keys(mistakes);
    }

    /** The rule at this node; a rule that matches nothing where a mistake was noted. */
    Rule read(Node node, String path) {
        if (node.isTwoStepsConstruction()) {
            mistakes.add(node, path, "contains itself through an alias; write the rule out.");
            return NOTHING;
        }
        if (isTooMuch(node, path)) {
            return NOTHING;
        }
        if (!(node instanceof MappingNode mapping)) {
            mistakes.add(
                    node,
                    path,
                    "is no rule; write attributes with patterns, as in {name: perl.*}, or any: or all: with a list of"
                            + " rules.");
            return NOTHING;
        }
        List<Keys.Entry> entries = keys.of(mapping, path);
        for (Keys.Entry entry : entries) {
            if (entry.key().equals("any") || entry.key().equals("all")) {
                return group(entries, entry, path);
            }
        }
        return attributes(entries, path);
    }

    private Rule group(List<Keys.Entry> entries, Keys.Entry group, String path) {
        String key = Keys.join(path, group.key());
        if (entries.size() > 1) {
            mistakes.add(
                    group.line(),
                    key,
                    "must stand alone in its mapping; to have both, put each as an item into a list under all:.");
        }
        if (!(group.value() instanceof SequenceNode)) {
            mistakes.add(
                    group.line(), key, "needs a list of rules; write each rule as an item, as in - {name: perl.*}.");
            return NOTHING;
        }
        List<Rule> rules = items(group.value(), key, item -> read(item.node(), item.path()));
        return group.key().equals("any") ? new Rule.Any(rules) : new Rule.All(rules);
    }

    private Rule attributes(List<Keys.Entry> entries, String path) {
        Map<String, List<ValuePattern>> patterns = new LinkedHashMap<>();
        for (Keys.Entry entry : entries) {
            String key = Keys.join(path, entry.key());
            mentions.add(new Mention(Mention.Kind.ATTRIBUTE, entry.key(), key, entry.line()));
            patterns.put(
                    entry.key(),
                    entry.value() instanceof SequenceNode
                            ? items(entry.value(), key, item -> listed(item.node(), item.path()))
                            : List.of(isNull(entry.value()) ? ValuePattern.ANYTHING : pattern(entry.value(), key)));
        }
        return new Rule.Attributes(patterns);
    }

    private ValuePattern listed(Node node, String path) {
        if (isNull(node)) {
            mistakes.add(node, path, "is empty; write a pattern, or .* for any value, or remove the item.");
            return ValuePattern.ANYTHING;
        }
        return pattern(node, path);
    }

    private ValuePattern pattern(Node node, String path) {
        if (!(node instanceof ScalarNode scalar)) {
            mistakes.add(node, path, "a pattern must be text or a list of texts; only any: and all: may hold rules.");
            return ValuePattern.ANYTHING;
        }
        if (!scalar.getTag().getValue().startsWith(Tag.PREFIX)) {
            mistakes.add(
                    node,
                    path,
                    "has the unknown tag " + Mistakes.shown(scalar.getTag().getValue()) + "; remove it.");
        }
        if (isTooMuch(node, path)) {
            return ValuePattern.ANYTHING;
        }
        try {
            return ValuePattern.of(Rule.text(scalar.getValue()));
        } catch (PatternSyntaxException e) {
            mistakes.add(
                    node,
                    path,
                    "'" + Mistakes.shown(scalar.getValue()) + "' is no regular expression (" + e.getDescription()
                            + "); put a backslash before a character that is meant literally.");
            return ValuePattern.ANYTHING;
        }
    }

    private record Item(Node node, String path) {}

    private static <T> List<T> items(Node list, String path, Function<Item, T> reader) {
        List<T> read = new ArrayList<>();
        for (Node node : ((SequenceNode) list).getValue()) {
            read.add(reader.apply(new Item(node, path + "[" + read.size() + "]")));
        }
        return read;
    }

    /** A few aliases of aliases can stand for more rules than any memory holds. */
    private boolean isTooMuch(Node node, String path) {
        read++;
        if (read == MOST_READ + 1) {
            mistakes.add(node, path, "goes beyond " + MOST_READ + " rules and patterns; use fewer aliases.");
        }
        return read > MOST_READ;
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
