package io.freshmaker.policy;

import java.nio.file.Path;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads a policy from YAML: section (content type or {@code global}), artifact type, then {@code allow},
 * {@code block}, and {@code urgent}. All mistakes are collected, with line, key and remedy; no text whatever makes it fail otherwise.
 */
public final class PolicyReader {

    /** @throws PolicyException when the file is missing or has mistakes */
    public Policy read(Path path) {
        return read(PolicyText.read(path));
    }

    /**
     * Reads a policy from its text.
     *
     * @param file the name that verdicts and mistakes give it
     * @throws PolicyException when it has mistakes
     */
    public Policy read(String file, String text) {
        return read(PolicyText.of(file, text));
    }

    Policy read(PolicyText text) {
        Mistakes mistakes = new Mistakes(text.file());
        Node root = new PolicyTree(mistakes).parse(text.text());
        mistakes.throwIfAny();
        if (isEmpty(root)) {
            mistakes.addForFile("is empty, so nothing would ever be rebuilt; to rebuild every module, write"
                    + " global: {module: {allow: {name: .*}}}.");
            mistakes.throwIfAny();
        }
        Policy policy = new Sections(mistakes).read(text, root);
        mistakes.throwIfAny(policy.mentions());
        return policy;
    }

    private static boolean isEmpty(Node root) {
        return root == null
                || root.getTag().equals(Tag.NULL)
                || root instanceof MappingNode top && top.getValue().isEmpty();
    }
}
