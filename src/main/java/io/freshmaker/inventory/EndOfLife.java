package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The module streams that are not maintained any more: the inventory forgets them and does not learn them again. An old
 * platform takes along every module whose newest build is built on no other.
 */
public final class EndOfLife {

    /** Nothing ends. */
    public static final EndOfLife NEVER = new EndOfLife(List.of());

    /** The base module, on which every module is built. */
    private static final String PLATFORM = "platform";

    private final List<Glob> globs = new ArrayList<>();

    private record Glob(String text, Predicate<String> matches) {}

    /** @param patterns {@code name:stream}, where {@code *} stands for any text and {@code ?} for any character */
    public EndOfLife(List<String> patterns) {
        patterns.forEach(text -> globs.add(new Glob(text, regex(text).asMatchPredicate())));
    }

    private static Pattern regex(String glob) {
        return Pattern.compile(glob.codePoints()
                .mapToObj(Character::toString)
                .map(each -> each.equals("*") ? ".*" : each.equals("?") ? "." : Pattern.quote(each))
                .collect(Collectors.joining()));
    }

    /** The pattern that ends this module stream itself, if any does. */
    public Optional<String> of(Artifact artifact) {
        return artifact.type().equals(Artifact.MODULE)
                ? globs.stream()
                        .filter(glob -> glob.matches().test(artifact.label()))
                        .map(Glob::text)
                        .findFirst()
                : Optional.empty();
    }

    /** The pattern that ends the stream of which this is the newest build: its own, or that of its only platform. */
    public Optional<String> of(Learned newest) {
        return of(newest.artifact(), newest.builtOn());
    }

    /** @param builtOn what the newest build of the stream is built on */
    Optional<String> of(Artifact artifact, List<Artifact> builtOn) {
        Optional<String> own = of(artifact);
        if (own.isPresent() || !artifact.type().equals(Artifact.MODULE)) {
            return own;
        }
        List<Optional<String>> platforms = builtOn.stream()
                .filter(base ->
                        base.type().equals(Artifact.MODULE) && base.name().equals(PLATFORM))
                .map(this::of)
                .toList();
        return platforms.isEmpty() || platforms.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : platforms.get(0);
    }

    /** Whether one of the patterns is written exactly so. */
    boolean has(String pattern) {
        return globs.stream().anyMatch(glob -> glob.text().equals(pattern));
    }
}
