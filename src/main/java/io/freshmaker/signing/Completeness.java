package io.freshmaker.signing;

import io.freshmaker.change.SignedBuild;
import io.freshmaker.release.AmbiguousRelease;
import io.freshmaker.release.SignedClaim;
import io.freshmaker.release.SignedReleases;
import io.freshmaker.release.Signing.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Judges whether a build is signed whole, with a key that a release wants of it. */
public final class Completeness {

    private static final int NAMED = 3;

    private final SignedReleases releases;

    public Completeness(SignedReleases releases) {
        this.releases = releases;
    }

    /** What Koji's answer means for a build. */
    public Finding of(HalfSigned asked, Signatures known) {
        if (known.build() == 0) {
            return new Finding.Pointless("Koji knows no build " + asked.subject() + ".");
        }
        if (!known.complete()) {
            return new Finding.Pointless(known.nvr() + " is not complete at Koji: it failed, or was deleted.");
        }
        Collection<String> keys = keys(asked);
        if (keys.isEmpty()) {
            return new Finding.Pointless("No release wants what " + known.nvr() + " is signed with any more, as "
                    + releases.file() + " says.");
        }
        boolean ofModule = known.partOf().any() && asked.tag().isEmpty();
        if (ofModule && releases.keysOfModules().stream().noneMatch(keys::contains)) {
            return new Finding.Pointless(known.nvr() + " is a part of a module, and no release is signed by modules.");
        }
        if (ofModule) {
            return known.partOf().build() == 0
                    ? new Finding.Waiting("Koji does not say which module " + known.nvr() + " is a part of.", 0, 0, "")
                    : new Finding.Part(
                            known.nvr() + " is a part of the module "
                                    + known.partOf().nvr() + ".",
                            known.partOf().build(),
                            known.partOf().nvr());
        }
        return known.keys().isEmpty()
                ? new Finding.Pointless(known.nvr() + " has no rpms.")
                : judged(asked, known, keys);
    }

    /** The keys that count for it, always in the same order: what is told carries the first that is whole. */
    private Collection<String> keys(HalfSigned asked) {
        if (!asked.tag().isEmpty()) {
            return ofTag(asked.tag()).map(claim -> claim.signing().keys()).orElse(List.of());
        }
        return asked.key().isEmpty()
                ? new TreeSet<>(releases.keys())
                : releases.keys().contains(asked.key()) ? List.of(asked.key()) : List.of();
    }

    private Optional<SignedClaim> ofTag(String tag) {
        try {
            return releases.inTag(tag);
        } catch (AmbiguousRelease e) {
            return Optional.empty();
        }
    }

    private Finding judged(HalfSigned asked, Signatures known, Collection<String> keys) {
        int all = known.keys().size();
        List<String> whole =
                keys.stream().filter(key -> with(key, known) == all).toList();
        if (whole.isEmpty()) {
            String best = keys.stream()
                    .max(Comparator.comparingInt((String key) -> with(key, known)))
                    .orElseThrow();
            return waiting(best, with(best, known), known);
        }
        Map<String, SignedBuild> told = new TreeMap<>();
        for (String key : whole) {
            for (String release : releases(asked, known, key)) {
                told.putIfAbsent(
                        release,
                        new SignedBuild(
                                known.build(),
                                known.nvr(),
                                known.module(),
                                key,
                                all,
                                asked.tag(),
                                known.tags(),
                                release));
            }
        }
        String words = "All " + all + (all == 1 ? " rpm of " : " rpms of ") + known.nvr() + " signed with "
                + String.join(" and ", whole);
        if (told.isEmpty()) {
            String tags = known.tags().isEmpty() ? "it has no tag" : "its tags are " + few(known.tags());
            return new Finding.Waiting(
                    words + ", but it is of no release that wants that: " + tags + ".", all, all, "");
        }
        return new Finding.Whole(words + ".", List.copyOf(told.values()));
    }

    /** By their names; where one of them contradicts itself, that is told by its event. */
    private List<String> releases(HalfSigned asked, Signatures known, String key) {
        return asked.tag().isEmpty()
                ? releases.namesWithKey(key, known.tags(), known.module() ? Kind.MODULE : Kind.RPM)
                : ofTag(asked.tag())
                        .map(claim -> List.of(claim.release().name()))
                        .orElse(List.of());
    }

    private static int with(String key, Signatures known) {
        return (int)
                known.keys().values().stream().filter(has -> has.contains(key)).count();
    }

    private static Finding waiting(String key, int signed, Signatures known) {
        List<String> without = known.keys().entrySet().stream()
                .filter(rpm -> !rpm.getValue().contains(key))
                .map(rpm -> rpm.getKey())
                .sorted()
                .toList();
        int all = known.keys().size();
        String missing = few(without);
        return new Finding.Waiting(
                signed + " of " + all + (all == 1 ? " rpm" : " rpms") + " of " + known.nvr()
                        + (signed == 1 ? " is" : " are") + " signed with " + key + "; not yet " + missing + ".",
                signed,
                all,
                missing);
    }

    private static String few(List<String> names) {
        int more = names.size() - NAMED;
        return more <= 1
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and " + more + " others";
    }
}
