package io.freshmaker.signing;

import io.freshmaker.change.SignatureHint;
import io.freshmaker.release.AmbiguousRelease;
import io.freshmaker.release.SignedReleases;

/** Which news of signatures are of interest: most are of keys that no release wants. */
public final class WantedSignatures {

    private final SignedReleases releases;

    public WantedSignatures(SignedReleases releases) {
        this.releases = releases;
    }

    /** Whether Koji is to be asked about the build; of what a signing user tagged it need not. */
    public boolean want(SignatureHint hint) {
        if (!hint.primary()) {
            return false;
        }
        if (!hint.tag().isEmpty()) {
            return tagged(hint) || makesMore(hint);
        }
        return hint.key().isEmpty() ? ofErrata() : releases.keys().contains(hint.key());
    }

    /** Whether a build that is signed already may be of a further release by the tag that it got. */
    public boolean makesMore(SignatureHint hint) {
        return !hint.tag().isEmpty() && releases.tellsByTag(hint.tag());
    }

    /** Whether news of the errata tool are, which name no key. */
    public boolean ofErrata() {
        return !releases.keys().isEmpty();
    }

    private boolean tagged(SignatureHint hint) {
        try {
            return releases.inTag(hint.tag())
                    .filter(claim -> !claim.signing().keys().isEmpty())
                    .filter(claim -> !claim.signing().users().contains(hint.user()))
                    .isPresent();
        } catch (AmbiguousRelease e) {
            // The content type tells of it.
            return false;
        }
    }
}
