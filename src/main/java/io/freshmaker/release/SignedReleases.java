package io.freshmaker.release;

import io.freshmaker.release.Signing.By;
import io.freshmaker.release.Signing.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Stream;

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
        return releases.only(
                "the tag " + tag + " of signed builds",
                claiming(By.TAG, List.of(tag), signing -> true).map(this::claim).toList());
    }

    /**
     * The names of the releases in which a build counts as signed when all of its rpms have this key.
     *
     * @param tags that the build has
     * @param builds what it is a build of
     */
    public List<String> namesWithKey(String key, Collection<String> tags, Kind builds) {
        return claiming(By.SIGNATURES, tags, of(key, builds))
                .map(claiming -> claiming.release().name())
                .toList();
    }

    /**
     * What one of these releases says of such a build.
     *
     * @param release its name; empty for the only one
     * @throws AmbiguousRelease when several claim it, or the one that does contradicts itself
     */
    public Optional<SignedClaim> withKey(String release, String key, Collection<String> tags, Kind builds) {
        return releases.only(
                "what is signed with " + key,
                claiming(By.SIGNATURES, tags, of(key, builds))
                        .filter(each ->
                                release.isEmpty() || each.release().name().equals(release))
                        .map(this::claim)
                        .toList());
    }

    /** Whether a build may become one of a release by this tag, once its rpms have a key of the release. */
    public boolean tellsByTag(String tag) {
        return claiming(By.SIGNATURES, List.of(tag), signing -> !signing.tags().isEmpty())
                .findAny()
                .isPresent();
    }

    private static Predicate<Signing> of(String key, Kind builds) {
        return signing -> signing.builds() == builds && signing.keys().contains(key);
    }

    /** A release that claims a build, by the tag that was matched, if there is one. */
    private record Claiming(Release release, Signing signing, Optional<Matcher> match) {}

    private Stream<Claiming> claiming(By by, Collection<String> tags, Predicate<Signing> which) {
        return signed.stream()
                .map(release -> claiming(release, tags))
                .filter(each -> each.signing().by() == by && which.test(each.signing()))
                .filter(each ->
                        each.match().isPresent() || each.signing().tags().isEmpty());
    }

    private static Claiming claiming(Release release, Collection<String> tags) {
        Signing signing = release.signed().orElseThrow();
        return new Claiming(
                release,
                signing,
                tags.stream()
                        .sorted()
                        .flatMap(tag -> signing.tags().stream().flatMap(pattern -> pattern.match(tag).stream()))
                        .findFirst());
    }

    private SignedClaim claim(Claiming claiming) {
        Release release = claiming.release();
        Signing signing = claiming.signing();
        Optional<Matcher> match = claiming.match();
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
