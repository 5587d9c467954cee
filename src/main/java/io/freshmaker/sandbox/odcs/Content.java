package io.freshmaker.sandbox.odcs;

import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a compose is to hold, as it was asked for.
 *
 * @param source words separated by spaces, each once; empty for builds by NVR
 * @param packages names of binary rpms; empty for all
 * @param kojiEvent null for now
 * @param arches empty for ODCS's own choice
 * @param label null for none; so is the type of the compose
 */
record Content(
        SourceType type,
        String source,
        List<String> packages,
        List<String> builds,
        List<String> sigkeys,
        List<String> modules,
        List<String> modularKojiTags,
        Long kojiEvent,
        List<String> arches,
        List<String> flags,
        List<String> results,
        String label,
        String composeType) {

    static final String NO_REUSE = "no_reuse";

    /** The same with other keys and builds. */
    Content with(List<String> newSigkeys, List<String> newBuilds) {
        return new Content(
                type,
                source,
                packages,
                newBuilds,
                newSigkeys,
                modules,
                modularKojiTags,
                kojiEvent,
                arches,
                flags,
                results,
                label,
                composeType);
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** Each word that names a part of it: what a script can tell composes by. */
    Set<String> words() {
        Set<String> words = new HashSet<>(Arrays.asList(source.split(" ")));
        words.addAll(packages);
        words.addAll(builds);
        return words;
    }

    /** Whether one compose can serve both, whatever the order in which they name things. */
    boolean same(Content other) {
        return type == other.type
                && Objects.equals(kojiEvent, other.kojiEvent)
                && Objects.equals(label, other.label)
                && Objects.equals(composeType, other.composeType)
                && sets().equals(other.sets());
    }

    private List<Set<String>> sets() {
        return Stream.of(
                        List.of(source.split(" ")),
                        packages,
                        builds,
                        sigkeys,
                        modules,
                        modularKojiTags,
                        arches,
                        flags,
                        results)
                .<Set<String>>map(HashSet::new)
                .toList();
    }

    /** The same in the words of those who need composes; null for a kind that they never ask for. */
    ComposeNeed need() {
        return ComposeSource.of(type.number())
                .map(kind -> new ComposeNeed(
                        kind,
                        source,
                        new TreeSet<>(packages),
                        new TreeSet<>(builds),
                        sigkeys,
                        new TreeSet<>(arches),
                        new TreeSet<>(flags)))
                .orElse(null);
    }
}
