package io.freshmaker.release;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Tells by the Koji tags of a build in which release it is stable: as the file of releases says, or by Bodhi's names. */
public final class StablePlaces {

    private static final Pattern BODHI = Pattern.compile("(f|epel)\\d+((-modular|-container|-flatpak)?-updates)?");

    private final Releases releases;

    public StablePlaces(Releases releases) {
        this.releases = releases;
    }

    /**
     * The place of a build with these tags; of a release that is named also when no tag is of it. Nothing where no tag is
     * a stable one, and where several releases have it.
     *
     * @param release the name of the release; empty where that is to be found out
     * @throws AmbiguousRelease when several entries of the file claim a tag
     */
    public Optional<StablePlace> of(String release, Collection<String> tags) {
        TreeSet<StablePlace> found = new TreeSet<>(
                Comparator.comparingInt(StablePlaces::rank).thenComparing(Comparator.<StablePlace>naturalOrder()));
        for (String tag : tags) {
            place(tag)
                    .filter(place -> release.isEmpty() || isOf(release, place))
                    .ifPresent(found::add);
        }
        if (found.isEmpty()) {
            return release.isEmpty() ? Optional.empty() : Optional.of(named(release));
        }
        boolean one = found.stream().map(StablePlace::branch).distinct().count() == 1;
        return one ? Optional.of(found.first()) : Optional.empty();
    }

    /** What is out as an update is what images get. */
    private static int rank(StablePlace place) {
        return place.tag().endsWith("-updates") ? 0 : 1;
    }

    /**
     * The place that a tag is; nothing for one that is no stable tag.
     *
     * @throws AmbiguousRelease when several entries of the file claim it
     */
    public Optional<StablePlace> place(String tag) {
        Optional<Claim> claim = releases.ofTag(tag);
        if (claim.isPresent()) {
            String branch = claim.get().branch();
            return Optional.of(
                    new StablePlace(claim.get().release().name(), tag, branch.isEmpty() ? branch(tag) : branch));
        }
        return BODHI.matcher(tag).matches()
                ? Optional.of(new StablePlace(branch(tag).toUpperCase(Locale.ROOT), tag, branch(tag)))
                : Optional.empty();
    }

    private static boolean isOf(String release, StablePlace place) {
        return place.release().equalsIgnoreCase(release)
                || StableTags.of(release).contains(place.tag());
    }

    private StablePlace named(String release) {
        List<String> tags = StableTags.of(release);
        return new StablePlace(release, tags.get(0), branch(tags.get(0)));
    }

    private static String branch(String tag) {
        return tag.replaceFirst("-.*", "");
    }
}
