package io.freshmaker.signing;

import io.freshmaker.change.SignedBuild;
import io.freshmaker.release.AmbiguousRelease;
import io.freshmaker.release.SignedReleases;
import io.freshmaker.release.Signing.Kind;
import java.util.Collection;
import java.util.List;

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

    /** The keys that count for it. */
    private Collection<String> keys(HalfSigned asked) {
        if (!asked.tag().isEmpty()) {
            return ofTag(asked.tag());
        }
        return asked.key().isEmpty()
                ? releases.keys()
                : releases.keys().contains(asked.key()) ? List.of(asked.key()) : List.of();
    }

    private Collection<String> ofTag(String tag) {
        try {
            return releases.inTag(tag).map(claim -> claim.signing().keys()).orElse(List.of());
        } catch (AmbiguousRelease e) {
            return List.of();
        }
    }

    private Finding judged(HalfSigned asked, Signatures known, Collection<String> keys) {
        String best = "";
        int most = -1;
        for (String key : keys) {
            int count = with(key, known);
            if (count > most) {
                best = key;
                most = count;
            }
        }
        int all = known.keys().size();
        if (most < all) {
            return waiting(best, most, known);
        }
        String words = all + (all == 1 ? " rpm of " : " rpms of ") + known.nvr() + " signed with " + best + ".";
        if (!wanted(asked, known, best)) {
            String tags = known.tags().isEmpty() ? "it has no tag" : "its tags are " + few(known.tags());
            return new Finding.Waiting(
                    "All " + words.substring(0, words.length() - 1) + ", but it is of no release that wants that: "
                            + tags + ".",
                    all,
                    all,
                    "");
        }
        return new Finding.Whole(
                "All " + words,
                new SignedBuild(known.build(), known.nvr(), known.module(), best, all, asked.tag(), known.tags()));
    }

    /** Where the releases contradict each other, that is told by the event. */
    private boolean wanted(HalfSigned asked, Signatures known, String key) {
        try {
            return !asked.tag().isEmpty()
                    || releases.withKey(key, known.tags(), known.module() ? Kind.MODULE : Kind.RPM)
                            .isPresent();
        } catch (AmbiguousRelease e) {
            return true;
        }
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
