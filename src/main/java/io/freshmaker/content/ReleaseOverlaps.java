package io.freshmaker.content;

import io.freshmaker.release.Release;
import io.freshmaker.release.Release.Shipping;
import io.freshmaker.release.Signing;
import io.freshmaker.release.Signing.By;
import io.freshmaker.release.TagPattern;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what two releases claim: it would be told twice, or in both ways. */
final class ReleaseOverlaps {

    private final Path path;
    private final List<Release> releases;
    private final Mistakes mistakes;

    ReleaseOverlaps(Path path, List<Release> releases, Mistakes mistakes) {
        this.path = path;
        this.releases = releases;
        this.mistakes = mistakes;
    }

    void find() {
        for (int i = 0; i < releases.size(); i++) {
            Release later = releases.get(i);
            later.signed().ifPresent(signing -> shippedBySigning(later, signing));
            for (Release earlier : releases.subList(0, i)) {
                stable(later, earlier);
                if (later.signed().isPresent() && earlier.signed().isPresent()) {
                    signed(
                            later.name(),
                            later.signed().get(),
                            earlier.name(),
                            earlier.signed().get());
                }
            }
        }
    }

    /** A tag that two releases claim would be shipped in both ways, or to both: neither may stand. */
    private void stable(Release later, Release earlier) {
        common(later.tags(), earlier.tags())
                .ifPresent(tag -> mistakes.add(
                        path,
                        later.line(),
                        "'" + later.name() + "' claims the tag " + tag + ", which '" + earlier.name()
                                + "' in line " + earlier.line()
                                + " claims already: a tag belongs to one release, so take it out of one."));
    }

    /** What is shipped by the same message needs no compose. */
    private void shippedBySigning(Release release, Signing signing) {
        for (Release other : releases) {
            if (signing.by() == By.TAG && other.shipped() == Shipping.TAG) {
                common(signing.tags(), other.tags())
                        .ifPresent(tag -> mistakes.add(
                                path,
                                signing.line(),
                                "what is put into " + tag + " is shipped by that, as '" + other.name() + "' in line "
                                        + other.line() + " says, and needs no compose: take it out of 'signed' of '"
                                        + release.name() + "'."));
            }
        }
    }

    private void signed(String later, Signing mine, String earlier, Signing other) {
        Optional<TagPattern> tag = common(mine.tags(), other.tags());
        List<String> keys = mine.keys().stream().filter(other.keys()::contains).toList();
        String already = ", as 'signed' of '" + earlier + "' in line " + other.line() + " does already: ";
        if (tag.isPresent()) {
            mistakes.add(
                    path,
                    mine.line(),
                    "'signed' of '" + later + "' takes the tag " + tag.get() + already
                            + "a build is signed for one release, and in one way, so take it out of one.");
        } else if (mine.by() == By.SIGNATURES && other.by() == By.SIGNATURES) {
            if (!keys.isEmpty()
                    && mine.builds() == other.builds()
                    && (mine.tags().isEmpty() || other.tags().isEmpty())) {
                mistakes.add(
                        path,
                        mine.line(),
                        "'signed' of '" + later + "' takes the key " + keys.get(0) + already
                                + "give both 'tags' that their builds have, or take it out of one.");
            }
        } else if (mine.by() != other.by() && (goesTo(mine, other.stable()) || goesTo(other, mine.stable()))) {
            mistakes.add(
                    path,
                    mine.line(),
                    "'signed' of '" + later + "' goes to the stable tag " + mine.stable() + already
                            + "a release is recognised by tag, or by signatures, so take one out.");
        }
    }

    /** Whether its builds may go to this stable tag: what is filled in may be anything. */
    private static boolean goesTo(Signing signing, String stable) {
        String tags = Arrays.stream(signing.stable().split("\\$\\d", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".+"));
        return new TagPattern(tags).match(stable).isPresent();
    }

    private static Optional<TagPattern> common(List<TagPattern> some, List<TagPattern> others) {
        return some.stream().filter(tag -> others.stream().anyMatch(tag::meets)).findFirst();
    }
}
