package io.freshmaker.why;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Quoted;
import io.freshmaker.inventory.ArtifactNames;
import io.freshmaker.inventory.KnownArtifact;
import io.freshmaker.store.ArtifactRange;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out which artifacts people mean: {@code image:httpd-container:f27}, all streams of it, or a bare name. */
public final class ArtifactQuestions {

    private static final int MOST = 20;
    private static final int LONGEST = 1_100;
    private static final Set<String> TYPES =
            Set.of(Artifact.IMAGE, Artifact.MODULE, Artifact.RPM, Artifact.BINARY_RPM, "image_repository");

    private final ArtifactNames names;

    public ArtifactQuestions(ArtifactNames names) {
        this.names = names;
    }

    /**
     * What is meant.
     *
     * @param known what is known of that, the inventory's knowledge first
     */
    public record Meant(List<ArtifactRange> ranges, List<KnownArtifact> known) {}

    /**
     * What several words mean together, with one statement.
     *
     * @throws IllegalArgumentException when it is nothing or too much, or a name stands for several things, with these
     */
    public Meant meant(List<String> words) {
        return meant(words, known -> true, 2);
    }

    /** @param enough of how many parts a word with the type says all */
    private Meant meant(List<String> words, Predicate<KnownArtifact> candidate, int enough) {
        Set<String> distinct = new LinkedHashSet<>(words);
        if (distinct.isEmpty()) {
            throw new IllegalArgumentException(
                    "artifact is missing: name one as type:name:stream, such as image:httpd-container:f27.");
        }
        if (distinct.size() > MOST) {
            throw new IllegalArgumentException("artifact may be given " + MOST + " times at most.");
        }
        distinct.forEach(ArtifactQuestions::check);
        Set<String> possible = distinct.stream()
                .flatMap(each -> Arrays.stream(each.split(":", 3)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toSet());
        boolean clear = distinct.stream().map(each -> each.split(":", 3)).allMatch(parts -> isClear(parts, enough));
        List<KnownArtifact> known = (clear ? names.inInventory(possible) : names.named(possible))
                .stream().filter(candidate).toList();
        List<ArtifactRange> ranges = apart(
                distinct.stream().map(each -> range(each, known)).distinct().toList());
        return new Meant(
                ranges,
                known.stream()
                        .filter(each -> ranges.stream().anyMatch(range -> isIn(each.artifact(), range)))
                        .toList());
    }

    /** Without those that are a part of another one: what happened to them is to be listed once. */
    private static List<ArtifactRange> apart(List<ArtifactRange> ranges) {
        return ranges.stream()
                .filter(each -> ranges.stream().noneMatch(other -> !other.equals(each) && other.covers(each)))
                .toList();
    }

    private static boolean isClear(String[] parts, int enough) {
        return parts.length == 3 || parts.length == enough && TYPES.contains(parts[0]);
    }

    private static boolean isRpm(String type) {
        return Artifact.RPM.equals(type) || Artifact.BINARY_RPM.equals(type);
    }

    private static void check(String word) {
        String[] parts = word.split(":", 3);
        if (word.length() > LONGEST || Arrays.stream(parts).limit(2).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("artifact can't be '" + Quoted.of(word)
                    + "': write type:name:stream, such as image:httpd-container:f27.");
        }
    }

    private static ArtifactRange range(String word, Collection<KnownArtifact> known) {
        String[] parts = word.split(":", 3);
        if (parts.length == 3) {
            return new ArtifactRange(parts[0], parts[1], parts[2]);
        }
        if (parts.length == 2
                && (TYPES.contains(parts[0]) || of(known, parts[1], null).anyMatch(parts[0]::equals))) {
            return new ArtifactRange(parts[0], parts[1], null);
        }
        String stream = parts.length == 2 ? parts[1] : null;
        Set<String> types = of(known, parts[0], stream).collect(Collectors.toCollection(TreeSet::new));
        if (types.size() > 1) {
            throw new IllegalArgumentException("artifact '" + Quoted.of(word) + "' may be several things: write "
                    + types.stream().map(type -> type + ":" + word).collect(Collectors.joining(" or ")) + ".");
        }
        return new ArtifactRange(types.stream().findFirst().orElse(null), parts[0], stream);
    }

    /** The types of what has this name. */
    private static Stream<String> of(Collection<KnownArtifact> known, String name, String stream) {
        return known.stream()
                .map(KnownArtifact::artifact)
                .filter(each -> each.name().equals(name)
                        && (stream == null || each.stream().equals(stream)))
                .map(Artifact::type);
    }

    private static boolean isIn(Artifact artifact, ArtifactRange range) {
        return artifact.name().equals(range.name())
                && (range.type() == null || artifact.type().equals(range.type()))
                && (range.stream() == null || artifact.stream().equals(range.stream()));
    }

    /**
     * The one artifact that the words mean, which is no rpm: those are not rebuilt.
     *
     * @throws IllegalArgumentException when they mean several, with these, or an rpm
     */
    public KnownArtifact one(String word) {
        Meant meant = meant(List.of(word), known -> !isRpm(known.artifact().type()), 3);
        ArtifactRange range = meant.ranges().get(0);
        if (isRpm(range.type())) {
            throw new IllegalArgumentException(
                    "artifact can't be '" + Quoted.of(word) + "', as rpms are not rebuilt here: name an"
                            + " image or a module, such as image:httpd-container:f27. What became of an rpm is in its history.");
        }
        if (range.stream() != null && range.type() != null) {
            Artifact artifact = new Artifact(range.type(), range.name(), range.stream());
            return meant.known().stream().findFirst().orElse(new KnownArtifact(artifact, false, "", null));
        }
        List<KnownArtifact> known = meant.known();
        if (known.size() != 1) {
            throw new IllegalArgumentException(
                    known.isEmpty()
                            ? "artifact can't be '" + Quoted.of(word)
                                    + "': nothing is known by that name. Write type:name:stream,"
                                    + " such as image:httpd-container:f27, to ask nevertheless."
                            : "artifact '" + Quoted.of(word) + "' has several streams: write "
                                    + known.stream()
                                            .limit(MOST)
                                            .map(each -> each.artifact().toString())
                                            .collect(Collectors.joining(" or "))
                                    + (known.size() > MOST ? " or another" : "") + ".");
        }
        return known.get(0);
    }
}
