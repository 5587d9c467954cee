package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.change.TagReader;
import io.freshmaker.change.Tagging;
import io.freshmaker.release.AmbiguousRelease;
import io.freshmaker.release.Claim;
import io.freshmaker.release.Release;
import io.freshmaker.release.Releases;
import java.util.List;
import java.util.Optional;

/** Finds out whether a build that was tagged in Koji was shipped by that: only in releases that are shipped by tag. */
public final class BuildTagged {

    private final TagReader reader;
    private final Releases releases;

    public BuildTagged(TagReader reader, Releases releases) {
        this.reader = reader;
        this.releases = releases;
    }

    /**
     * The draft with the change and with what was shipped, its rpms still unknown; not ours when the tag is no stable
     * tag of a release that is shipped by tag, or somebody else put it there. A draft that is
     * decided already stays as it is.
     */
    public Draft read(Draft draft) {
        if (draft.decided()) {
            return draft;
        }
        Optional<Tagging> read = reader.read(draft.message());
        if (read.isEmpty()) {
            return draft.notOurs("The message does not name a build and a tag.");
        }
        Tagging tagging = read.get();
        if (!tagging.primary()) {
            return draft.notOurs(tagging.nvr() + " was tagged in the Koji " + tagging.instance()
                    + ", from which nothing is shipped.");
        }
        try {
            return releases.ofTag(tagging.tag())
                    .filter(claim -> claim.release().shipped() == Release.Shipping.TAG)
                    .map(claim -> read(draft, tagging, claim))
                    .orElseGet(() -> draft.notOurs("No release is shipped by the tag " + tagging.tag() + "."));
        } catch (AmbiguousRelease e) {
            return draft.withChanges(tagging.nvr(), List.of()).noRebuild(Undecidable.untilDone(e.getMessage()));
        }
    }

    private static Draft read(Draft draft, Tagging tagging, Claim claim) {
        Release release = claim.release();
        if (!release.mayTag(tagging.user())) {
            return draft.notOurs(tagging.nvr() + " was tagged " + tagging.tag() + " by "
                    + (tagging.user().isEmpty() ? "nobody known" : tagging.user()) + "; only "
                    + String.join(", ", release.users()) + " ships there (line " + release.line()
                    + " of the releases).");
        }
        String branch = claim.branch().isEmpty() ? tagging.tag().replaceFirst("-.*", "") : claim.branch();
        Change change = new Change(
                tagging.nvr() + " tagged " + tagging.tag(),
                Artifact.rpm(tagging.name(), branch),
                tagging.nvr(),
                tagging.user());
        return draft.withChanges(tagging.nvr(), List.of(change))
                .withShipped(new Shipped(
                        tagging.nvr(), release.name(), tagging.tag(), false, List.of(tagging.nvr()), List.of()));
    }
}
