package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Nvr;
import io.freshmaker.change.Change;
import io.freshmaker.change.SignedBuild;
import io.freshmaker.change.TagReader;
import io.freshmaker.change.Tagging;
import io.freshmaker.release.AmbiguousRelease;
import io.freshmaker.release.SignedClaim;
import io.freshmaker.release.SignedReleases;
import io.freshmaker.release.Signing.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Finds out for which release a build is signed, in one of two ways: the signing user put it into the release's tag, or
 * all of its rpms have a key of the release.
 */
public final class BuildSigned {

    private final TagReader reader;
    private final SignedReleases releases;
    private final boolean composes;

    /** @param composes whether there is an ODCS: without one nothing can be rebuilt on what is not out yet */
    public BuildSigned(TagReader reader, SignedReleases releases, boolean composes) {
        this.reader = reader;
        this.releases = releases;
        this.composes = composes;
    }

    /**
     * Reads that a build was tagged. The draft with the change and with what is signed, its rpms still unknown; not ours
     * when the tag says nothing of signatures, or somebody put it there who does not sign. A draft that is decided
     * already stays as it is.
     */
    public Draft tagged(Draft draft) {
        if (draft.decided()) {
            return draft;
        }
        Optional<Tagging> read = reader.read(draft.message());
        if (read.isEmpty()) {
            return draft.notOurs("The message does not name a build and a tag.");
        }
        Tagging tagging = read.get();
        if (!tagging.primary()) {
            return draft.notOurs(
                    tagging.nvr() + " was tagged in the Koji " + tagging.instance() + ", where nothing is signed.");
        }
        try {
            return releases.inTag(tagging.tag())
                    .map(claim -> tagged(draft, tagging, claim))
                    .orElseGet(() -> draft.notOurs("The tag " + tagging.tag() + " says of no release what is signed."));
        } catch (AmbiguousRelease e) {
            return undecidable(draft, tagging.nvr(), e);
        }
    }

    private Draft tagged(Draft draft, Tagging tagging, SignedClaim claim) {
        if (!claim.signing().users().contains(tagging.user())) {
            return draft.notOurs(tagging.nvr() + " was tagged " + tagging.tag() + " by "
                    + (tagging.user().isEmpty() ? "nobody known" : tagging.user()) + ", who does not sign; "
                    + (claim.signing().keys().isEmpty()
                            ? "there are no 'keys' to ask Koji for (line "
                                    + claim.signing().line() + " of the releases)."
                            : "Koji is asked for its signatures."));
        }
        return signed(draft, tagging.nvr(), tagging.nvr() + " signed, tagged " + tagging.tag(), tagging.user(), claim);
    }

    /** The same for our own message that all rpms of a build are signed. */
    public Draft whole(Draft draft) {
        if (draft.decided()) {
            return draft;
        }
        Optional<SignedBuild> read = SignedBuild.read(draft.message());
        if (read.isEmpty()) {
            return draft.notOurs("The message does not name a build and a key.");
        }
        SignedBuild build = read.get();
        try {
            Optional<SignedClaim> claim = build.tagged().isEmpty()
                    ? releases.withKey(
                            build.release(), build.key(), build.tags(), build.module() ? Kind.MODULE : Kind.RPM)
                    : releases.inTag(build.tagged())
                            .filter(each -> each.signing().keys().contains(build.key()));
            return claim.map(each -> signed(draft, build.nvr(), build.nvr() + " signed with " + build.key(), "", each))
                    .orElseGet(() -> draft.notOurs(
                            "No release is signed with " + build.key() + " that has " + build.nvr() + "."));
        } catch (AmbiguousRelease e) {
            return undecidable(draft, build.nvr(), e);
        }
    }

    private Draft signed(Draft draft, String nvr, String what, String by, SignedClaim claim) {
        Nvr parsed = Nvr.parse(nvr);
        Artifact source = claim.signing().builds() == Kind.MODULE
                ? Artifact.module(parsed.name(), parsed.version())
                : Artifact.rpm(parsed.name(), claim.branch());
        Draft known = draft.withChanges(nvr, List.of(new Change(what, source, nvr, by)))
                .withShipped(new Shipped(nvr, claim.release().name(), claim.stable(), false, List.of(nvr), List.of())
                        .with(new Signed(claim.signing().keys(), claim.compose())));
        return composes
                ? known
                : known.noRebuild("There is no ODCS to make a compose of " + nvr
                        + ": set freshmaker.odcs.url, then ./freshmaker replan EVENT.");
    }

    private static Draft undecidable(Draft draft, String nvr, AmbiguousRelease why) {
        return draft.withChanges(nvr, List.of())
                .noRebuild("undecidable: " + why.getMessage() + ", then ./freshmaker replan EVENT.");
    }
}
