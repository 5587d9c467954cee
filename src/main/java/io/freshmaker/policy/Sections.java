package io.freshmaker.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Walks down the three levels of mappings to the clauses: section, artifact type, allow, block or urgent. */
final class Sections {
    private final Map<String, Map<String, Clause>> allow = new HashMap<>();
    private final Map<String, Map<String, Clause>> block = new HashMap<>();
    private final Map<String, Map<String, Clause>> urgent = new HashMap<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final Mistakes mistakes;
    private final Keys keys;
    private final RuleReader rules;

    Sections(Mistakes mistakes) {
        this.mistakes = mistakes;
        this.keys = new Keys(mistakes);
        this.rules = new RuleReader(mistakes, mentions);
    }

    Policy read(PolicyText text, Node root) {
        for (Keys.Entry section : below(root, "", "content types and global")) {
            if (!section.key().equals(Policy.GLOBAL)) {
                mentions.add(new Mention(Mention.Kind.CONTENT_TYPE, section.key(), section.key(), section.line()));
            }
            for (Keys.Entry type : below(section.value(), section.key(), "artifact types, such as module")) {
                String path = Keys.join(section.key(), type.key());
                mentions.add(new Mention(Mention.Kind.ARTIFACT_TYPE, type.key(), path, type.line()));
                for (Keys.Entry clause : below(type.value(), path, "allow, block and urgent")) {
                    read(section.key(), type.key(), clause, Keys.join(path, clause.key()));
                }
            }
        }
        return new Policy(text.file(), text.version(), allow, block, urgent, mentions);
    }

    private void read(String section, String type, Keys.Entry clause, String key) {
        Map<String, Map<String, Clause>> clauses = switch (clause.key()) {
            case "allow" -> allow;
            case "block" -> block;
            case "urgent" -> urgent;
            default -> null;
        };
        if (clauses == null) {
            mistakes.add(clause.line(), key, "is unknown; only allow, block and urgent may stand here.");
            return;
        }
        clauses.computeIfAbsent(section, name -> new HashMap<>())
                .put(type, new Clause(key, clause.line(), rules.read(clause.value(), key)));
    }

    private List<Keys.Entry> below(Node node, String path, String wanted) {
        if (node instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            return keys.of(mapping, path);
        }
        mistakes.add(node, path, "needs a mapping below it, with the keys " + wanted + ".");
        return List.of();
    }
}
