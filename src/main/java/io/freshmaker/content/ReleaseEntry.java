package io.freshmaker.content;

import io.freshmaker.release.Release;
import io.freshmaker.release.Release.Shipping;
import io.freshmaker.release.TagPattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Reads one entry of the file of releases; what is wrong in it is noted with its line. */
final class ReleaseEntry {

    private static final Set<String> KEYS = Set.of("shipped", "tags", "users", "branch", "images", "signed");

    private final Path path;
    private final Node key;
    private final Node entry;
    private final String name;
    private final EntryTexts texts;
    private final Mistakes mistakes;

    ReleaseEntry(Path path, NodeTuple entry, Mistakes mistakes) {
        this.path = path;
        this.key = entry.getKeyNode();
        this.entry = entry.getValueNode();
        this.name = YamlNodes.text(key);
        this.texts = new EntryTexts(path, this.entry, name, mistakes);
        this.mistakes = mistakes;
    }

    /** The release; nothing where the entry says too little. */
    Optional<Release> read() {
        if (!(entry instanceof MappingNode)) {
            mistakes.add(path, entry, "'" + name + "' needs a mapping below it, with shipped: bodhi or shipped: tag.");
            return Optional.empty();
        }
        YamlNodes.fields(entry).forEach(field -> ReleasesFile.unknown(path, field, KEYS, "'" + name + "'", mistakes));
        List<TagPattern> tags = texts.patterns();
        Optional<Shipping> shipped = shipped();
        List<Node> images = texts.all("images");
        images.forEach(each -> texts.references(each, tags));
        String branch = texts.filled("branch", tags);
        List<String> users = texts.words("users");
        if (shipped.filter(Shipping.TAG::equals).isPresent()) {
            needsTags();
        } else if (YamlNodes.child(entry, "users") != null) {
            mistakes.add(
                    path,
                    YamlNodes.child(entry, "users"),
                    "'users' counts only with shipped: tag, as Bodhi's messages come from Bodhi: take it out.");
        }
        var signed = Optional.ofNullable(YamlNodes.field(entry, "signed"))
                .flatMap(field -> new SigningEntry(path, field, name, mistakes).read(tags));
        return shipped.map(how -> new Release(
                name,
                YamlNodes.line(key),
                how,
                tags,
                users,
                branch,
                images.stream().map(YamlNodes::text).toList(),
                signed));
    }

    private Optional<Shipping> shipped() {
        Node node = YamlNodes.child(entry, "shipped");
        switch (YamlNodes.text(node)) {
            case "bodhi" -> {
                return Optional.of(Shipping.BODHI);
            }
            case "tag" -> {
                return Optional.of(Shipping.TAG);
            }
            default -> {
                mistakes.add(
                        path,
                        node == null ? key : node,
                        node == null
                                ? "'" + name + "' lacks 'shipped': write shipped: bodhi, or shipped: tag."
                                : "'shipped' is one of two words, and never both: write bodhi, or tag.");
                return Optional.empty();
            }
        }
    }

    private void needsTags() {
        if (YamlNodes.child(entry, "tags") == null) {
            mistakes.add(path, key, "'" + name + "' is shipped by tag and lacks 'tags': write its stable tag.");
        }
    }
}
