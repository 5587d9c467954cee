package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.settings.Spelling;
import io.freshmaker.store.Database;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Tells people what the inventory knows of an artifact: what it contains, and what contains it. */
public final class InventoryShow {

    private static final int MOST_NEAR = 5;

    private final Database database;
    private final EndOfLife endOfLife;

    public InventoryShow(Database database, EndOfLife endOfLife) {
        this.database = database;
        this.endOfLife = endOfLife;
    }

    /**
     * Tells of one artifact, or lists those that are meant when there are several.
     *
     * @param words {@code module:perl:5.26}, {@code module:perl}, {@code perl:5.26} or {@code perl}
     * @param all whether long lists are told in full
     * @throws IllegalStateException when nothing is known by that name, with the nearest ones
     */
    public void show(String words, boolean all, PrintWriter out) {
        database.read(handle -> {
            List<ArtifactCard> found = find(handle, words);
            if (found.isEmpty()) {
                throw new IllegalStateException(unknown(handle, words));
            }
            if (found.size() == 1) {
                found.get(0).tell(handle, all, out);
            } else {
                found.forEach(card -> out.println(card.line()));
                out.println("Name one of them to see what is in it: ./freshmaker inventory show "
                        + found.get(0).artifact());
            }
            return null;
        });
    }

    private static List<ArtifactCard> find(Handle handle, String words) {
        Set<String> names = Arrays.stream(words.split(":", 3))
                .map(part -> part.replace("\0", ""))
                .collect(Collectors.toSet());
        return ArtifactCard.named(handle, names).stream()
                .filter(card -> isMeant(card.artifact(), words))
                .sorted(Comparator.comparing(ArtifactCard::artifact))
                .toList();
    }

    private static boolean isMeant(Artifact artifact, String words) {
        return words.equals(artifact.name())
                || words.equals(artifact.label())
                || words.equals(artifact.type() + ":" + artifact.name())
                || words.equals(artifact.toString());
    }

    private String unknown(Handle handle, String words) {
        Optional<String> ended = ended(words);
        if (ended.isPresent()) {
            return words + " is not in the inventory because of freshmaker.inventory.end-of-life (" + ended.get()
                    + ").";
        }
        String name = name(words);
        Set<String> names = handle.createQuery("select distinct name from artifacts").mapTo(String.class).stream()
                .collect(Collectors.toCollection(TreeSet::new));
        String near = names.stream()
                .filter(each -> isNear(each, name))
                .sorted(Comparator.comparingInt(each -> Spelling.distance(each, name)))
                .limit(MOST_NEAR)
                .collect(Collectors.joining(", "));
        return "The inventory does not know " + words + "."
                + (names.contains(name)
                        ? " It knows others of that name: ./freshmaker inventory show " + name
                        : near.isEmpty() ? "" : " It knows " + near + ".");
    }

    private Optional<String> ended(String words) {
        String[] parts = words.split(":", 3);
        if (parts.length == 1 || parts[0].isBlank() || parts[1].isBlank()) {
            return Optional.empty();
        }
        return endOfLife.of(
                parts.length == 3 ? new Artifact(parts[0], parts[1], parts[2]) : Artifact.module(parts[0], parts[1]));
    }

    /** What in the words is a name: the middle of three parts, the first of two unless that is a type. */
    private static String name(String words) {
        String[] parts = words.split(":", 3);
        boolean typed = parts.length == 3
                || parts.length == 2
                        && Set.of("module", "rpm", "image", "binary-rpm").contains(parts[0]);
        return typed ? parts[1] : parts[0];
    }

    private static boolean isNear(String known, String wanted) {
        String one = known.toLowerCase(Locale.ROOT);
        String other = wanted.toLowerCase(Locale.ROOT);
        // Two exchanged letters are two changes.
        int most = other.length() < 4 ? 1 : Math.max(2, other.length() / 3);
        return other.length() > 2 && one.contains(other)
                || Math.abs(one.length() - other.length()) <= most && Spelling.distance(one, other) <= most;
    }
}
