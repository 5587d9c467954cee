package io.freshmaker.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.Branches;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.plan.Shipped;
import io.freshmaker.release.Claim;
import io.freshmaker.release.Releases;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells which image branches belong to the release of what was shipped: those that the file of releases names, or those
 * whose build tag inherits the stable tag. What Koji says is kept for a while: it changes when a release is branched.
 */
public final class ReleaseImages {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_KEPT = 1_000;

    private final Releases releases;
    private final String pattern;
    private final Optional<KojiHub> hub;
    private final InstantSource clock;
    private final Map<String, Lineage> lineages = new ConcurrentHashMap<>();

    /** The tags that the build tag of a target inherits, itself among them; none where there is no such target. */
    private record Lineage(Set<String> tags, Instant asked) {}

    /**
     * @param pattern of build targets, with {@code {branch}}
     * @param hub nothing where there is no Koji to ask: then images belong to releases that name them alone
     */
    public ReleaseImages(Releases releases, String pattern, Optional<KojiHub> hub, InstantSource clock) {
        this.releases = releases;
        this.pattern = pattern;
        this.hub = hub;
        this.clock = clock;
    }

    /** The build target of images of a branch. */
    public String target(String branch) {
        boolean development = branch.equals("main") || branch.equals("master");
        return pattern.replace("{branch}", development ? Branches.RAWHIDE : branch);
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
            boolean belongs =
                    named.isEmpty() ? lineage(target(branch)).contains(shipped.stableTag()) : named.contains(branch);
            if (belongs) {
                belonging.add(branch);
            }
        }
        return belonging;
    }

    private Set<String> lineage(String target) {
        Instant now = clock.instant();
        Lineage known = lineages.get(target);
        if (known == null || known.asked().plus(KEPT).isBefore(now)) {
            if (lineages.size() >= MOST_KEPT) {
                lineages.clear();
            }
            known = new Lineage(hub.map(koji -> inherited(koji, target)).orElse(Set.of()), now);
            lineages.put(target, known);
        }
        return known.tags();
    }

    private static Set<String> inherited(KojiHub koji, String target) {
        JsonNode found = koji.read(KojiCall.of("getBuildTarget", target));
        String buildTag = found.path("build_tag_name").asText();
        if (buildTag.isEmpty()) {
            return Set.of();
        }
        Set<String> tags = new HashSet<>(Set.of(buildTag));
        koji.read(KojiCall.of("getFullInheritance", buildTag))
                .forEach(parent -> tags.add(parent.path("name").asText()));
        return Set.copyOf(tags);
    }
}
