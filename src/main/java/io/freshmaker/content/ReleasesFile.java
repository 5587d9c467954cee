package io.freshmaker.content;

import io.freshmaker.release.Release;
import io.freshmaker.release.Releases;
import io.freshmaker.release.StableTags;
import io.freshmaker.settings.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Reads the file of releases: below {@code releases} an entry for each, as {@link Release} describes it. */
public final class ReleasesFile {

    /** The only key at the top. */
    static final String TOP = "releases";

    private final Path path;
    private final Mistakes mistakes;

    private ReleasesFile(Path path, Mistakes mistakes) {
        this.path = path;
        this.mistakes = mistakes;
    }

    /** @throws MistakesException when it is missing or has mistakes, with all of them */
    public static Releases read(Path path) {
        var mistakes = new Mistakes();
        Optional<Releases> read = read(path, mistakes);
        if (!mistakes.all().isEmpty()) {
            throw new MistakesException(mistakes.all());
        }
        return read.orElseThrow();
    }

    /** What can be read of a file, with its mistakes noted. */
    static Optional<Releases> read(Path path, Mistakes mistakes) {
        return YamlFile.read(path, mistakes).map(file -> new ReleasesFile(path, mistakes).releases(file.root()));
    }

    private Releases releases(Node root) {
        if (!(root instanceof MappingNode) || YamlNodes.field(root, TOP) == null) {
            mistakes.add(path, root, "'releases' is missing: write releases: and below it a name for each, or {}.");
        }
        known(root, Set.of(TOP), "the file");
        Node entries = YamlNodes.child(root, TOP);
        if (entries != null && !(entries instanceof MappingNode)) {
            mistakes.add(path, entries, "'releases' needs a mapping below it: write a name for each release, or {}.");
        }
        List<Release> releases = new ArrayList<>();
        for (NodeTuple entry : YamlNodes.fields(entries)) {
            new ReleaseEntry(path, entry, mistakes).read().ifPresent(releases::add);
        }
        new ReleaseOverlaps(path, releases, mistakes).find();
        names(releases);
        return new Releases(path.getFileName().toString(), releases);
    }

    private void known(Node node, Collection<String> keys, String where) {
        for (NodeTuple field : YamlNodes.fields(node)) {
            unknown(path, field, keys, where, mistakes);
        }
    }

    /** Notes a key that is none of these, with the one that is meant. */
    static void unknown(Path path, NodeTuple field, Collection<String> keys, String where, Mistakes mistakes) {
        String key = YamlNodes.text(field.getKeyNode());
        if (!keys.contains(key)) {
            mistakes.add(
                    path,
                    field.getKeyNode(),
                    "'" + key + "' is unknown in " + where + "; is " + Spelling.nearest(key, keys)
                            + " meant? Known are " + String.join(", ", new TreeSet<>(keys)) + ".");
        }
    }

    /**
     * An update of a release that is known by its name alone would also belong to one that claims its stable tag, and
     * nobody could say to which.
     */
    private void names(List<Release> releases) {
        for (Release named : releases) {
            if (named.tags().isEmpty()) {
                releases.stream()
                        .filter(other -> other != named)
                        .forEach(other -> claimed(named, other)
                                .ifPresent(tag -> mistakes.add(
                                        path,
                                        named.line(),
                                        "'" + named.name() + "' has no tags, and '" + other.name() + "' in line "
                                                + other.line() + " claims " + tag
                                                + ", so that an update of it belongs to both and can't be decided: write"
                                                + " its stable tag as 'tags' below '" + named.name()
                                                + "', and narrow the tags of '" + other.name()
                                                + "' where they match it.")));
            }
        }
    }

    private static Optional<String> claimed(Release named, Release by) {
        return StableTags.of(named.name()).stream()
                .filter(tag -> by.tags().stream()
                        .anyMatch(pattern -> pattern.match(tag).isPresent()))
                .findFirst();
    }
}
