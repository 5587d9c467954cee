package io.freshmaker.content;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.yaml.snakeyaml.nodes.Node;

/** What Camel has against a content file that it could not load. */
final class ContentMistake {

    /** A shorter text stands in a message by chance. */
    private static final int TELLING = 4;

    private ContentMistake() {}

    /** The problem with its line: the loader's own, or that of the text in the file which the message quotes. */
    static Mistake of(Path path, Throwable failure) {
        StringBuilder all = new StringBuilder();
        Throwable root = failure;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof MarkedYamlEngineException yaml
                    && yaml.getProblemMark().isPresent()) {
                return new Mistake(path, yaml.getProblemMark().get().getLine() + 1, yaml.getProblem() + ".");
            }
            all.append(t.getMessage()).append('\n');
            root = t;
        }
        String words = root.getMessage() == null ? root.toString() : root.getMessage();
        return new Mistake(
                path,
                YamlFile.read(path, new Mistakes())
                        .flatMap(file -> quoted(file.root(), words).or(() -> quoted(file.root(), all.toString())))
                        .orElse(1),
                "it can't be loaded: " + words.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    private static Optional<Integer> quoted(Node root, String message) {
        return texts(root)
                .filter(node -> YamlNodes.text(node).length() >= TELLING)
                .filter(node -> message.contains(YamlNodes.text(node)))
                .max(Comparator.comparing(node -> YamlNodes.text(node).length()))
                .map(YamlNodes::line);
    }

    private static Stream<Node> texts(Node node) {
        return Stream.of(
                        Stream.of(node),
                        YamlNodes.items(node).stream().flatMap(ContentMistake::texts),
                        YamlNodes.fields(node).stream().flatMap(field -> texts(field.getValueNode())))
                .flatMap(each -> each);
    }
}
