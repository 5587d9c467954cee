package io.freshmaker.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * The releases that are not shipped in the ordinary way, which is by Bodhi and with the stable tag that Bodhi names.
 *
 * @param file the name under which sentences quote it
 */
public record Releases(String file, List<Release> all) {

    /** No release differs from the ordinary way. */
    public static final Releases NONE = new Releases("releases.yaml", List.of());

    public Releases {
        all = List.copyOf(all);
    }

    /**
     * The release that a stable tag belongs to.
     *
     * @throws AmbiguousRelease when several claim it
     */
    public Optional<Claim> ofTag(String tag) {
        return ofOne("the tag " + tag, claims("", tag));
    }

    /**
     * The release that an update belongs to: the one of its release's name, or the one that claims its stable tag.
     *
     * @throws AmbiguousRelease when these are several
     */
    public Optional<Claim> of(String name, String stableTag) {
        return ofOne("the release " + name + " with the tag " + stableTag, claims(name, stableTag));
    }

    private List<Claim> claims(String name, String tag) {
        List<Claim> claims = new ArrayList<>();
        for (Release release : all) {
            Optional<Matcher> match = release.tags().stream()
                    .flatMap(pattern -> pattern.match(tag).stream())
                    .findFirst();
            if (match.isPresent() || release.name().equals(name)) {
                claims.add(new Claim(
                        release,
                        filled(release.branch(), match),
                        release.images().stream()
                                .map(branch -> filled(branch, match))
                                .toList()));
            }
        }
        return claims;
    }

    /** The text with what a pattern's brackets matched in the place of {@code $1} and so on. */
    static String filled(String text, Optional<Matcher> match) {
        String filled = text;
        for (int i = match.map(Matcher::groupCount).orElse(0); i > 0; i--) {
            String group = match.orElseThrow().group(i);
            filled = filled.replace("$" + i, group == null ? "" : group);
        }
        return filled;
    }

    private Optional<Claim> ofOne(String what, List<Claim> claims) {
        return only(what, claims, Claim::release);
    }

    /** The only one of them, which may be none. */
    Optional<SignedClaim> only(String what, List<SignedClaim> claims) {
        return only(what, claims, SignedClaim::release);
    }

    private <C> Optional<C> only(String what, List<C> claims, Function<C, Release> release) {
        if (claims.size() > 1) {
            throw new AmbiguousRelease(file + " claims " + what + " for "
                    + claims.stream()
                            .map(release)
                            .map(each -> each.name() + " (line " + each.line() + ")")
                            .collect(Collectors.joining(" and "))
                    + ": narrow their tags until only one is left");
        }
        return claims.stream().findFirst();
    }
}
