package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Nvr;
import io.freshmaker.change.Change;
import io.freshmaker.change.Update;
import io.freshmaker.change.UpdateBuild;
import io.freshmaker.change.UpdateReader;
import io.freshmaker.release.AmbiguousRelease;
import io.freshmaker.release.Claim;
import io.freshmaker.release.Release;
import io.freshmaker.release.Releases;
import java.util.List;
import java.util.Optional;

/** Finds out what an update of Bodhi's made stable, unless its release is shipped by tags. */
public final class UpdateShipped {

    private final UpdateReader reader;
    private final Releases releases;

    public UpdateShipped(UpdateReader reader, Releases releases) {
        this.reader = reader;
        this.releases = releases;
    }

    /**
     * The draft with a change for each build and with what was shipped, its rpms still unknown; not ours when the
     * update is not stable or ships nothing of the wanted type; no rebuild when it can't be told to which release it
     * belongs. A draft that is decided already stays as it is.
     *
     * @param type the builds that count: {@code rpm} or {@code module}
     */
    public Draft read(Draft draft, String type) {
        return draft.decided() ? draft : read(draft, List.of(type), true);
    }

    /**
     * The same of an update that a person names: builds of rpms and of modules count, however its release is shipped,
     * and what is not rebuilt has the reason.
     */
    public Draft requested(Draft draft) {
        if (draft.decided()) {
            return draft;
        }
        Draft known = read(draft, List.of(UpdateBuild.RPM, UpdateBuild.MODULE), false);
        return known.answer() == Draft.Answer.NOT_OURS
                ? draft.noRebuild(known.because() + " Rebuilt images would not hold it, so none is rebuilt.")
                : known;
    }

    private Draft read(Draft draft, List<String> types, boolean asBodhiTells) {
        Optional<Update> read = reader.read(draft.message());
        if (read.isEmpty()) {
            return draft.notOurs("The message holds no update.");
        }
        Update update = read.get();
        if (!update.stable()) {
            return draft.notOurs(update.alias() + " is "
                    + (update.status().isEmpty() ? "without a status" : update.status()) + ", and not stable.");
        }
        List<UpdateBuild> builds = update.builds().stream()
                .filter(build -> types.contains(build.type()))
                .distinct()
                .toList();
        if (builds.isEmpty()) {
            return draft.notOurs(update.alias() + " ships no " + String.join(" or ", types) + " build.");
        }
        try {
            Optional<Claim> claim = releases.of(update.release(), update.stableTag());
            Optional<Release> byTag =
                    claim.map(Claim::release).filter(each -> asBodhiTells && each.shipped() == Release.Shipping.TAG);
            return byTag.isPresent()
                    ? draft.notOurs("The release of " + update.alias() + ", with the stable tag " + update.stableTag()
                            + ", is shipped by tag: " + byTag.get().name() + " in line "
                            + byTag.get().line() + " of the releases.")
                    : read(draft, update, builds, claim);
        } catch (AmbiguousRelease e) {
            return shipped(draft, update, builds, update.branch()).noRebuild(Undecidable.untilDone(e.getMessage()));
        }
    }

    private static Draft read(Draft draft, Update update, List<UpdateBuild> builds, Optional<Claim> claim) {
        String branch =
                claim.map(Claim::branch).filter(claimed -> !claimed.isEmpty()).orElse(update.branch());
        Draft known = shipped(draft, update, builds, branch);
        return update.stableTag().isEmpty()
                ? known.noRebuild("undecidable: " + update.alias() + " names neither its release nor a stable tag, so"
                        + " nobody knows which images it belongs to; ask for the rebuild by hand.")
                : known;
    }

    private static Draft shipped(Draft draft, Update update, List<UpdateBuild> builds, String branch) {
        List<Change> changes = builds.stream()
                .map(build -> new Change(
                        build.nvr() + " shipped in " + update.alias(), source(build, branch), build.nvr(), ""))
                .toList();
        return draft.withChanges(update.alias(), changes)
                .withShipped(new Shipped(
                        update.alias(),
                        update.release(),
                        update.stableTag(),
                        update.urgent(),
                        builds.stream().map(UpdateBuild::nvr).toList(),
                        List.of()));
    }

    /** A module's stream as its NVR has it, which the build system may know better. */
    private static Artifact source(UpdateBuild build, String branch) {
        Nvr nvr = Nvr.parse(build.nvr());
        return build.type().equals(UpdateBuild.MODULE)
                ? Artifact.module(nvr.name(), nvr.version())
                : Artifact.rpm(nvr.name(), branch);
    }
}
