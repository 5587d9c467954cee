package io.freshmaker.release;

import io.freshmaker.release.Signing.By;
import io.freshmaker.release.Signing.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/** The releases whose images are rebuilt as soon as a build is signed. */
public final class SignedReleases {

    private final Releases releases;
    private final List<Release> signed;
    private final Set<String> keys;

    public SignedReleases(Releases releases) {
        this.releases = releases;
        this.signed = releases.all().stream()
                .filter(release -> release.signed().isPresent())
                .toList();
        this.keys = keys(signing -> signing.by() == By.SIGNATURES);
    }

    private Set<String> keys(Predicate<Signing> which) {
        Set<String> found = new TreeSet<>();
        signed.stream()
                .flatMap(release -> release.signed().stream())
                .filter(which)
                .forEach(signing -> found.addAll(signing.keys()));
        return Set.copyOf(found);
    }

    /** The name under which sentences quote the file of releases. */
    public String file() {
        return releases.file();
    }

    /** The keys that single rpms are watched for; none where no release is recognised by signatures. */
    public Set<String> keys() {
        return keys;
    }

    /** The keys that builds of modules are watched for. */
    public Set<String> keysOfModules() {
        return keys(signing -> signing.by() == By.SIGNATURES && signing.builds() == Kind.MODULE);
    }

    /** Whether there is a release whose signatures Koji has to be asked for. */
    public boolean gathers() {
        return !keys(signing -> true).isEmpty();
    }

    /**
     * The release in which a build counts as signed when the signing user puts it into this tag.
     *
     * @throws AmbiguousRelease when several claim it, or the one that does contradicts itself
     */
    public Optional<SignedClaim> inTag(String tag) {
        return releases.only("the tag " + tag + " of signed builds", claims(By.TAG, List.of(tag), signing -> true));
    }

    /**
     * The release in which a build counts as signed when all of its rpms have this key.
     *
     * @param tags that the build has
     * @param builds what it is a build of
     * @throws AmbiguousRelease when several claim it, or the one that does contradicts itself
     */
    public Optional<SignedClaim> withKey(String key, Collection<String> tags, Kind builds) {
        return releases.only(
                "what is signed with " + key,
                claims(
                        By.SIGNATURES,
                        tags,
                        signing -> signing.builds() == builds && signing.keys().contains(key)));
    }

    private List<SignedClaim> claims(By by, Collection<String> tags, Predicate<Signing> which) {
        List<SignedClaim> claims = new ArrayList<>();
        for (Release release : signed) {
            Signing signing = release.signed().orElseThrow();
            if (signing.by() == by && which.test(signing)) {
                Optional<Matcher> match = tags.stream()
                        .sorted()
                        .flatMap(tag -> signing.tags().stream().flatMap(pattern -> pattern.match(tag).stream()))
                        .findFirst();
                if (match.isPresent() || signing.tags().isEmpty()) {
                    claims.add(claim(release, signing, match));
                }
            }
        }
        return claims;
    }

    private SignedClaim claim(Release release, Signing signing, Optional<Matcher> match) {
        String stable = Releases.filled(signing.stable(), match);
        Optional<Matcher> known = release.tags().stream()
                .flatMap(pattern -> pattern.match(stable).stream())
                .findFirst();
        if (known.isEmpty() && !release.tags().isEmpty()) {
            throw new AmbiguousRelease(releases.file() + " says in line " + signing.line()
                    + " that what is signed for " + release.name() + " goes to " + stable
                    + ", which is none of its tags: add it to 'tags' in line " + release.line());
        }
        String branch = Releases.filled(release.branch(), known);
        String tagged = signing.by() == By.TAG ? match.map(Matcher::group).orElse("") : "";
        return new SignedClaim(
                release,
                signing,
                stable,
                signing.compose().isEmpty() ? tagged : Releases.filled(signing.compose(), match),
                branch.isEmpty() ? stable.replaceFirst("-.*", "") : branch);
    }
}
