package io.freshmaker.content;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/** What a file that somebody named is meant to be. */
public enum FileKind {
    CONTENT_TYPE,
    /** Routes of the pipeline. */
    PIPELINE,
    KAMELET,
    POLICY,
    RELEASES,
    FOLDER,
    /** Nothing that can be checked by itself. */
    OTHER;

    /**
     * Tells by name, and where that leaves it open by what stands in the file.
     *
     * @param pipeline the pipeline's files
     */
    public static FileKind of(Path file, Collection<Path> pipeline) {
        if (Files.isDirectory(file)) {
            return FOLDER;
        }
        String name = file.getFileName().toString();
        if (name.endsWith(YamlFile.KAMELET)) {
            return KAMELET;
        }
        if (name.endsWith(YamlFile.ROUTES)) {
            return pipeline.stream().anyMatch(each -> each.endsWith(name)) ? PIPELINE : CONTENT_TYPE;
        }
        if (!name.matches(".*\\.ya?ml")) {
            return OTHER;
        }
        Optional<Node> root = YamlFile.read(file, new Mistakes()).map(YamlFile::root);
        if (root.filter(node -> YamlNodes.child(node, "kind") != null).isPresent()) {
            return KAMELET;
        }
        if (root.filter(FileKind::isOfReleases).isPresent()) {
            return RELEASES;
        }
        return root.filter(node -> !YamlNodes.items(node).isEmpty()).isPresent() ? CONTENT_TYPE : POLICY;
    }

    private static boolean isOfReleases(Node root) {
        return YamlNodes.fields(root).size() == 1 && YamlNodes.field(root, ReleasesFile.TOP) != null;
    }
}
