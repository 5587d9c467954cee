package io.freshmaker.content;

import io.freshmaker.release.Signing;
import io.freshmaker.release.Signing.By;
import io.freshmaker.release.Signing.Kind;
import io.freshmaker.release.TagPattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Reads what an entry of the file of releases has below {@code signed}; what is wrong in it is noted with its line. */
final class SigningEntry {

    private static final Set<String> KEYS = Set.of("by", "tags", "users", "keys", "stable", "compose", "builds");
    private static final Map<String, By> WAYS = Map.of("tag", By.TAG, "signatures", By.SIGNATURES);
    private static final Map<String, Kind> KINDS = Map.of("", Kind.RPM, "rpm", Kind.RPM, "module", Kind.MODULE);

    private final Path path;
    private final Node key;
    private final Node entry;
    private final String what;
    private final EntryTexts texts;
    private final Mistakes mistakes;

    /** @param release its name */
    SigningEntry(Path path, NodeTuple entry, String release, Mistakes mistakes) {
        this.path = path;
        this.key = entry.getKeyNode();
        this.entry = entry.getValueNode();
        this.what = "'signed' of '" + release + "'";
        this.texts = new EntryTexts(path, this.entry, release, mistakes);
        this.mistakes = mistakes;
    }

    /**
     * What it says; nothing where it says too little.
     *
     * @param stableTags of the release
     */
    Optional<Signing> read(List<TagPattern> stableTags) {
        if (!(entry instanceof MappingNode)) {
            mistakes.add(path, entry, what + " needs a mapping below it, with by: tag or by: signatures.");
            return Optional.empty();
        }
        YamlNodes.fields(entry).forEach(field -> ReleasesFile.unknown(path, field, KEYS, what, mistakes));
        By by = word("by", WAYS);
        Kind builds = word("builds", KINDS);
        List<TagPattern> tags = texts.patterns();
        List<Node> keys = texts.all("keys");
        keys.forEach(this::isKey);
        String stable = texts.filled("stable", tags);
        stable(stable, stableTags);
        if (by == By.TAG) {
            needs("tags", "the tag that signed builds are put into, such as f40-updates-testing-pending");
            needs("users", "who signs, such as autopen; else anybody's tag would count");
        } else if (by == By.SIGNATURES) {
            needs("keys", "the keys that count, each by its last eight hexadecimal digits");
            refuseUsers();
        }
        if (by == null || builds == null) {
            return Optional.empty();
        }
        return Optional.of(new Signing(
                YamlNodes.line(key),
                by,
                tags,
                texts.words("users"),
                keys.stream().map(YamlNodes::text).toList(),
                stable,
                texts.filled("compose", tags),
                builds));
    }

    /** The meaning of a word; null, and a mistake, for one that has none. */
    private <T> T word(String field, Map<String, T> meanings) {
        Node node = YamlNodes.child(entry, field);
        String given = YamlNodes.text(node);
        T meaning = node != null && given.isEmpty() ? null : meanings.get(given);
        if (meaning == null) {
            Set<String> words = new TreeSet<>(meanings.keySet());
            words.remove("");
            mistakes.add(
                    path,
                    node == null ? key : node,
                    node == null
                            ? what + " lacks '" + field + "': write " + field + ": "
                                    + String.join(", or " + field + ": ", words) + "."
                            : "'" + field + "' is one of two words, and never both: write "
                                    + String.join(", or ", words) + ".");
        }
        return meaning;
    }

    private void needs(String field, String remedy) {
        if (YamlNodes.child(entry, field) == null) {
            mistakes.add(path, key, what + " lacks '" + field + "': write " + remedy + ".");
        }
    }

    private void isKey(Node node) {
        if (!YamlNodes.text(node).matches("[0-9a-f]{8}")) {
            mistakes.add(
                    path,
                    node,
                    "'" + YamlNodes.text(node) + "' is no key as Koji has it: write its last eight hexadecimal digits,"
                            + " in small letters.");
        }
    }

    private void stable(String stable, List<TagPattern> tags) {
        if (YamlNodes.child(entry, "stable") == null) {
            needs("stable", "the tag that its builds go to when they are shipped, such as f40-updates");
        } else if (!stable.contains("$")
                && !tags.isEmpty()
                && tags.stream().noneMatch(tag -> tag.match(stable).isPresent())) {
            mistakes.add(
                    path,
                    YamlNodes.child(entry, "stable"),
                    "'" + stable + "' is none of the stable tags of the release: add it to the 'tags' above " + what
                            + ".");
        }
    }

    private void refuseUsers() {
        Node users = YamlNodes.child(entry, "users");
        if (users != null) {
            mistakes.add(path, users, "'users' counts only with by: tag, as a signature says enough: take it out.");
        }
    }
}
