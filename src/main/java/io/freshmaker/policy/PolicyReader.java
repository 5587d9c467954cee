package io.freshmaker.policy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads a policy from YAML: section (content type or {@code global}), artifact type, then {@code allow} and
 * {@code block}. All mistakes are collected, with line, key and remedy.
 */
public final class PolicyReader {
    private static final int DEEPEST_NESTING = 500;

    /** @throws PolicyException when the file is missing or has mistakes */
    public Policy read(Path path) {
        String file = path.getFileName().toString();
        try {
            return read(file, Files.readString(path));
        } catch (NoSuchFileException e) {
            throw unreadable(file + " is missing: there is no " + path.toAbsolutePath() + ".", e);
        } catch (CharacterCodingException e) {
            throw unreadable(file + " is not UTF-8 text: save " + path.toAbsolutePath() + " as UTF-8.", e);
        } catch (IOException e) {
            throw unreadable(file + " cannot be read: " + e, e);
        }
    }

    /**
     * Reads a policy from its text.
     *
     * @param file the name that verdicts and mistakes give it
     * @throws PolicyException when it has mistakes
     */
    public Policy read(String file, String text) {
        Mistakes mistakes = new Mistakes(file);
        Node root = compose(text, mistakes);
        mistakes.throwIfAny();
        if (isEmpty(root)) {
            mistakes.addForFile("is empty, so nothing would ever be rebuilt; to rebuild every module, write"
                    + " global: {module: {allow: {name: .*}}}.");
            mistakes.throwIfAny();
        }
        Policy policy = new Sections(mistakes).read(file, root);
        mistakes.throwIfAny();
        return policy;
    }

    private static boolean isEmpty(Node root) {
        return root == null
                || root.getTag().equals(Tag.NULL)
                || root instanceof MappingNode top && top.getValue().isEmpty();
    }

    private static Node compose(String text, Mistakes mistakes) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST_NESTING);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            mistakes.add(line, "", "is no YAML here: " + e.getProblem() + "; check indentation and quotes.");
        } catch (YAMLException e) {
            mistakes.addForFile("is no YAML: " + e.getMessage());
        }
        return null;
    }

    private static PolicyException unreadable(String words, IOException cause) {
        PolicyException exception = new PolicyException(List.of(words));
        exception.initCause(cause);
        return exception;
    }

    /** Walks down the three levels of mappings to the clauses. */
    private static final class Sections {
        private final Map<String, Map<String, Clause>> allow = new HashMap<>();
        private final Map<String, Map<String, Clause>> block = new HashMap<>();
        private final Mistakes mistakes;
        private final Keys keys;
        private final RuleReader rules;

        Sections(Mistakes mistakes) {
            this.mistakes = mistakes;
            this.keys = new Keys(mistakes);
            this.rules = new RuleReader(mistakes);
        }

        Policy read(String file, Node root) {
            for (Keys.Entry section : below(root, "", "content types and global")) {
                for (Keys.Entry type : below(section.value(), section.key(), "artifact types, such as module")) {
                    String path = Keys.join(section.key(), type.key());
                    for (Keys.Entry clause : below(type.value(), path, "allow and block")) {
                        read(section.key(), type.key(), clause, Keys.join(path, clause.key()));
                    }
                }
            }
            return new Policy(file, allow, block);
        }

        private void read(String section, String type, Keys.Entry clause, String key) {
            Map<String, Map<String, Clause>> clauses = switch (clause.key()) {
                case "allow" -> allow;
                case "block" -> block;
                default -> null;
            };
            if (clauses == null) {
                mistakes.add(clause.line(), key, "is unknown; only allow and block may stand here.");
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
}
