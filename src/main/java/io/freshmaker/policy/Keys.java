package io.freshmaker.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the keys of a YAML mapping as text, each once: the parser itself lets a second key win in silence. */
final class Keys {

    /** One key with its value. */
    record Entry(String key, int line, Node value) {}

    private static final Pattern WORD = Pattern.compile("[^\\s:,#'\"{}\\[\\]]+");

    private final Mistakes mistakes;

    Keys(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** The entries in the order of the file; repeated and unreadable keys are noted as mistakes and left out. */
    List<Entry> of(MappingNode mapping, String path) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                mistakes.add(tuple.getKeyNode(), path, "a key must be a plain word, not a list or a mapping.");
                continue;
            }
            String odd = odd(key);
            if (odd != null) {
                mistakes.add(key, path, odd);
                continue;
            }
            Entry entry = new Entry(key.getValue(), Mistakes.line(key), tuple.getValueNode());
            Entry first = entries.putIfAbsent(entry.key(), entry);
            if (first != null) {
                mistakes.add(
                        entry.line(),
                        join(path, entry.key()),
                        "stands in line " + first.line() + " already; put both into one, or remove one.");
            }
        }
        return new ArrayList<>(entries.values());
    }

    /** Why the key can't be meant, such as the {@code name:perl} of a forgotten blank; null when it is a word. */
    private static String odd(ScalarNode key) {
        if (key.getTag().equals(Tag.NULL) || key.getValue().isEmpty()) {
            return "a key is empty; write a word before the colon.";
        }
        if (key.getTag().equals(Tag.MERGE)) {
            return "the merge key << is not known here; write the keys out.";
        }
        return WORD.matcher(key.getValue()).matches()
                ? null
                : "the key '" + Mistakes.shown(key.getValue())
                        + "' is no word; is the blank after a colon missing, or a bracket?";
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
