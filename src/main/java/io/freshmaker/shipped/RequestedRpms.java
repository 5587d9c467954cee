package io.freshmaker.shipped;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Nvr;
import io.freshmaker.change.Change;
import io.freshmaker.change.Wish;
import io.freshmaker.koji.KojiBuild;
import io.freshmaker.koji.KojiBuilds;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Shipped;
import io.freshmaker.plan.Shortlist;
import io.freshmaker.plan.Undecidable;
import io.freshmaker.release.AmbiguousRelease;
import io.freshmaker.release.Releases;
import io.freshmaker.release.StablePlace;
import io.freshmaker.release.StablePlaces;
import io.freshmaker.release.StableTags;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds out to which release builds belong that a person wants images rebuilt for. */
public final class RequestedRpms {

    private static final int NAMED = 3;

    private final Optional<KojiBuilds> koji;
    private final StablePlaces places;

    /** @param hub nothing where there is no Koji to ask */
    public RequestedRpms(Optional<KojiHub> hub, Releases releases) {
        this.koji = hub.map(KojiBuilds::new);
        this.places = new StablePlaces(releases);
    }

    /**
     * The draft with a change for each build, of a bare name for the newest one of the release, and with what is out,
     * its rpms still unknown; no rebuild, with the remedy, for a build that Koji does not know, and where the release
     * can't be told. A draft that is decided already stays as it is.
     *
     * @throws io.freshmaker.koji.KojiException when Koji can't be asked now
     */
    public Draft read(Draft draft) {
        if (draft.decided()) {
            return draft;
        }
        Optional<Wish> wish =
                Wish.read(draft.message()).filter(each -> !each.rpms().isEmpty());
        if (wish.isEmpty()) {
            return draft.notOurs("The message names no builds.");
        }
        List<String> nvrs = wish.get().rpms();
        Draft named = draft.withChanges(Shortlist.of(nvrs, NAMED), List.of());
        String release = wish.get().release();
        if (koji.isEmpty()) {
            return named.noRebuild(
                    Undecidable.untilDone("there is no Koji to ask for these builds: set freshmaker.koji.url"));
        }
        List<String> strange = nvrs.stream()
                .filter(nvr -> !Wish.isBuild(nvr) && release.isEmpty())
                .toList();
        if (!strange.isEmpty()) {
            return named.noRebuild("'" + strange.get(0)
                    + "' is no build: write name-version-release of the source, such as openssl-1.1.0h-3.fc27, or the"
                    + " name with its \"release\".");
        }
        try {
            return read(named, nvrs, release);
        } catch (AmbiguousRelease e) {
            return named.noRebuild(Undecidable.untilDone(e.getMessage()));
        }
    }

    /** The newest build in the release; nothing where Koji has none. */
    private Optional<String> newest(String name, String release) {
        List<String> tags = StableTags.of(release);
        Map<String, String> newest = koji.orElseThrow().newest(tags, name);
        return tags.stream().filter(newest::containsKey).map(newest::get).findFirst();
    }

    private Draft read(Draft draft, List<String> named, String release) {
        Set<String> found = new LinkedHashSet<>();
        for (String each : named) {
            // Koji finds no build by an NVR with its epoch.
            Optional<String> build =
                    Wish.isBuild(each) ? Optional.of(Nvr.parse(each).toString()) : newest(each, release);
            if (build.isEmpty()) {
                return draft.noRebuild("Koji knows no build of " + each + " that is stable in " + release + " ("
                        + String.join(", ", StableTags.of(release)) + "): name a source, such as openssl and not"
                        + " openssl-libs, and its release as Bodhi has it, such as F27.");
            }
            found.add(build.get());
        }
        return read(draft, List.copyOf(found), release, koji.orElseThrow());
    }

    private Draft read(Draft draft, List<String> nvrs, String release, KojiBuilds koji) {
        Map<String, KojiBuild> known = koji.allNamed(nvrs);
        List<String> unknown =
                nvrs.stream().filter(nvr -> !known.containsKey(nvr)).toList();
        if (!unknown.isEmpty()) {
            return draft.noRebuild(
                    "Koji knows no build " + Shortlist.of(unknown, NAMED)
                            + ": name builds by their sources, such as openssl-1.1.0h-3.fc27 and not openssl-libs-1.1.0h-3.fc27.");
        }
        Map<String, Set<String>> tags = koji.tags(nvrs);
        Set<StablePlace> found = new TreeSet<>();
        for (String nvr : nvrs) {
            Optional<StablePlace> place = places.of(release, tags.get(nvr));
            if (place.isEmpty()) {
                return draft.noRebuild(untagged(nvr, tags.get(nvr)));
            }
            found.add(place.get());
        }
        if (found.size() > 1) {
            return draft.noRebuild("These builds are of several releases ("
                    + found.stream().map(StablePlace::words).collect(Collectors.joining(", "))
                    + "): ask for each release by itself, or name one in \"release\".");
        }
        return with(draft, nvrs, known, found.iterator().next());
    }

    private static String untagged(String nvr, Set<String> tags) {
        return nvr + " is in no stable tag of one release ("
                + (tags.isEmpty() ? "it has no tag" : "its tags are " + Shortlist.of(List.copyOf(tags), NAMED))
                + "), so nobody knows which images can get it: name its release, as in \"release\": \"F27\".";
    }

    private static Draft with(Draft draft, List<String> nvrs, Map<String, KojiBuild> known, StablePlace place) {
        List<Change> changes = new ArrayList<>();
        for (String nvr : nvrs) {
            KojiBuild build = known.get(nvr);
            Artifact source =
                    build.module() == null ? Artifact.rpm(Nvr.parse(nvr).name(), place.branch()) : build.module();
            changes.add(new Change(nvr + " of " + place.words(), source, nvr, ""));
        }
        return draft.withChanges(draft.searchKey(), changes)
                .withShipped(
                        new Shipped(Shortlist.of(nvrs, NAMED), place.release(), place.tag(), false, nvrs, List.of()));
    }
}
