package io.freshmaker.content;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A YAML file that people edit, as they wrote it.
 *
 * @param root what stands in it; its nodes know their lines, no key stands twice in a mapping, and nothing in it is
 *     shared by an alias
 */
public record YamlFile(Path path, Node root) {

    /** What the names of routes and content types end with. */
    static final String ROUTES = ".camel.yaml";

    /** What the names of kamelets end with. */
    static final String KAMELET = ".kamelet.yaml";

    private static final int DEEPEST_READ = 1_000;

    /** The file's name without its ending, which is the content type's or the kamelet's. */
    public String name() {
        return name(path);
    }

    static String name(Path path) {
        return path.getFileName().toString().replaceFirst("(\\.camel|\\.kamelet)?\\.ya?ml$", "");
    }

    /** Reads a file; what keeps it from being read is noted, all of it with its line. */
    static Optional<YamlFile> read(Path path, Mistakes mistakes) {
        return YamlText.read(path, mistakes)
                .flatMap(text -> compose(path, text, mistakes))
                .filter(file -> YamlForm.isPlain(file, mistakes));
    }

    private static Optional<YamlFile> compose(Path path, String text, Mistakes mistakes) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST_READ);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (YamlNodes.given(root)) {
                return Optional.of(new YamlFile(path, root));
            }
            mistakes.add(path, 1, "the file is empty: write something into it, or delete it.");
        } catch (MarkedYAMLException e) {
            mistakes.add(
                    path,
                    YamlQuotes.line(text, e),
                    "this is no YAML: " + e.getProblem() + "; check indentation and quotes.");
        } catch (YAMLException e) {
            mistakes.add(path, 1, "this is no YAML: " + e.getMessage() + ".");
        }
        return Optional.empty();
    }
}
