package io.freshmaker.shipped;

import io.freshmaker.koji.KojiTags;
import io.freshmaker.plan.Shipped;
import io.freshmaker.plan.Undecidable;
import io.freshmaker.release.Claim;
import io.freshmaker.release.Release;
import io.freshmaker.release.Releases;
import io.freshmaker.release.TargetPattern;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells which image branches belong to the release of what was shipped: those that the file of releases names, or those
 * whose build tag inherits the stable tag.
 */
public final class ReleaseImages {

    private final Releases releases;
    private final TargetPattern targets;
    private final Optional<KojiTags> tags;

    /**
     * @param tags nothing where there is no Koji to ask: then images belong to releases that name them alone
     */
    public ReleaseImages(Releases releases, TargetPattern targets, Optional<KojiTags> tags) {
        this.releases = releases;
        this.targets = targets;
        this.tags = tags;
    }

    /** The build target of images of a branch. */
    public String target(String branch) {
        return targets.of(branch);
    }

    /**
     * Those of the branches whose images belong to the release.
     *
     * @throws io.freshmaker.koji.KojiException when Koji has to be asked, and can't be
     */
    public Set<String> of(Shipped shipped, Collection<String> branches) {
        List<String> named = releases.of(shipped.release(), shipped.stableTag())
                .map(Claim::images)
                .orElse(List.of());
        Set<String> belonging = new HashSet<>();
        for (String branch : branches) {
            boolean belongs = named.isEmpty()
                    ? tags.isPresent() && inherits(tags.get(), target(branch), shipped.stableTag())
                    : named.contains(branch);
            if (belongs) {
                belonging.add(branch);
            }
        }
        return belonging;
    }

    /**
     * Why nobody knows of a release that no image belongs to, with the remedy; empty for one that the file defines, or that
     * Koji has the stable tag of.
     *
     * @throws io.freshmaker.koji.KojiException when Koji has to be asked, and can't be
     */
    public Optional<String> undefined(Shipped shipped) {
        String tag = shipped.stableTag();
        boolean defined = releases.of(shipped.release(), tag).isPresent();
        if (defined || tags.filter(koji -> koji.exists(tag)).isPresent()) {
            return Optional.empty();
        }
        String names = releases.all().stream().map(Release::name).collect(Collectors.joining(", "));
        return Optional.of(Undecidable.untilDone("nobody defines the release "
                + (shipped.release().isEmpty() ? "" : shipped.release() + " ") + "with the tag " + tag + ": "
                + (tags.isEmpty() ? "there is no Koji to ask, and " : "Koji has no such tag, and ") + releases.file()
                + " defines " + (names.isEmpty() ? "none" : "only " + names)
                + "; ask with the release's name as Bodhi has it, such as F27, or define it there and restart"));
    }

    /** A branch without a target, as one of a release that is gone, belongs nowhere. */
    private static boolean inherits(KojiTags tags, String target, String stableTag) {
        return tags.target(target)
                .filter(found -> tags.inheritance(found.buildTag()).contains(stableTag))
                .isPresent();
    }
}
