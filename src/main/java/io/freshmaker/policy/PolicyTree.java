package io.freshmaker.policy;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.StreamReader;

/** Parses the YAML of a policy into nodes that know their lines; no object is ever made from a tag. */
final class PolicyTree {
    private static final int DEEPEST_NESTING = 500;
    private static final int MOST_ALIASES = 10_000;

    private final Mistakes mistakes;

    PolicyTree(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The root node; null when there is nothing in the text, or when a mistake was noted. */
    Node parse(String text) {
        try {
            return isPlain(text) && isShallow(text) ? yaml().compose(new StringReader(text)) : null;
        } catch (MarkedYAMLException e) {
            syntax(e, text);
            return null;
        } catch (YAMLException | IllegalArgumentException e) {
            mistakes.addForFile("is no YAML: " + Mistakes.shown(String.valueOf(e.getMessage())) + ".");
            return null;
        }
    }

    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST_NESTING);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        return new Yaml(options);
    }

    private boolean isPlain(String text) {
        Optional<Integer> odd = text.codePoints()
                .filter(character -> !StreamReader.isPrintable(character))
                .boxed()
                .findFirst();
        odd.ifPresent(character -> {
            String before = text.substring(0, text.indexOf(Character.toString(character)));
            int line = 1 + (int) before.chars().filter(each -> each == '\n').count();
            mistakes.add(
                    line, "", String.format("has the character U+%04X, which no YAML may have; remove it.", character));
        });
        return odd.isEmpty();
    }

    /** Looked at before any node is made: nodes are made by recursion. */
    private boolean isShallow(String text) {
        int depth = 0;
        int aliases = 0;
        for (Event event : yaml().parse(new StringReader(text))) {
            aliases += event.is(Event.ID.Alias) ? 1 : 0;
            if (event instanceof CollectionEndEvent) {
                depth--;
            } else if (event instanceof CollectionStartEvent) {
                depth++;
            }
            if (depth > DEEPEST_NESTING || aliases > MOST_ALIASES) {
                mistakes.add(
                        event.getStartMark().getLine() + 1,
                        "",
                        depth > DEEPEST_NESTING
                                ? "is nested more than " + DEEPEST_NESTING + " levels deep; write fewer any and all."
                                : "uses more than " + MOST_ALIASES + " aliases; write the rules out.");
                return false;
            }
        }
        return true;
    }

    /** What was left open is only noticed further down, so the place where it was opened is told as well. */
    private void syntax(MarkedYAMLException e, String text) {
        Mark problem = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        Mark context = e.getContextMark();
        int line = problem == null ? 1 : problem.getLine() + 1;
        String opened = "";
        if (context != null && context.getLine() + 1 != line) {
            boolean quoted = String.valueOf(e.getContext()).contains("quoted scalar");
            int begun = context.getLine() + 1;
            opened = quoted
                    ? " (noticed in line " + line + ")"
                    : " (" + e.getContext() + " that begins in line " + begun + ")";
            line = quoted ? begun : line;
        }
        String remedy = String.valueOf(e.getProblem()).startsWith("mapping values")
                ? "is a colon missing, or the blank after it, here or above (line " + written(text, line) + ")?"
                : "check indentation, brackets and quotes.";
        mistakes.add(
                line,
                "",
                "is no YAML here: " + Mistakes.shown(String.valueOf(e.getProblem())) + opened + "; " + remedy);
    }

    /** The last line before that says anything: where its colon is missing, the next one is read as more of it. */
    private static int written(String text, int line) {
        List<String> lines = text.lines().limit(line - 1L).toList();
        int last = lines.size();
        while (last > 1 && lines.get(last - 1).matches("\\s*(#.*)?")) {
            last--;
        }
        return last;
    }
}
