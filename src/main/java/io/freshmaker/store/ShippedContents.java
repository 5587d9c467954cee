package io.freshmaker.store;

import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.build.Freshness;
import io.freshmaker.plan.Shortlist;
import io.freshmaker.submit.ImageEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks a rebuilt image against the rpms that were shipped with the events that it was rebuilt for. */
final class ShippedContents {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedContents.class);

    private static final int NAMED = 5;

    private ShippedContents() {}

    /**
     * How the build ends.
     *
     * @param fresh whether it holds no older version of anything that was shipped
     */
    record Verdict(boolean fresh, String reason) {}

    /** @param end of a build that made an image */
    static Verdict of(Handle handle, long build, ImageEnd end) {
        ImageBuild image = end.image();
        PromisedRpms promised = PromisedRpms.of(handle, build);
        Freshness freshness = promised.freshness();
        boolean wanted = !freshness.wanted().isEmpty();
        Freshness.Finding found = freshness.of(
                image.rpms(), end.before() == null ? List.of() : end.before().rpms());
        if (!found.older().isEmpty()) {
            return new Verdict(
                    false,
                    "Built as " + image.nvr() + ", which still holds " + Shortlist.of(found.older(), NAMED)
                            + ": is the update in the repositories that the image is built from?");
        }
        if (wanted && image.rpms().isEmpty()) {
            return new Verdict(true, "Built. Koji lists no rpm in it, so that what it holds can't be checked.");
        }
        List<String> words = new ArrayList<>(List.of("Built."));
        if (!found.doubtful().isEmpty()) {
            words.add("It holds " + Shortlist.of(found.doubtful(), NAMED)
                    + "; whether that is outdated can't be told while its module is unknown.");
        } else if (wanted && found.held() > 0) {
            words.add("It holds no older version of what it was rebuilt for.");
        } else if (wanted) {
            words.add("It holds nothing of " + Shortlist.of(freshness.wanted(), NAMED) + " any more.");
        }
        if (!promised.without().isEmpty()) {
            words.add("It was built without the compose for " + Shortlist.of(List.copyOf(promised.without()), NAMED)
                    + ", which comes in when it is shipped.");
        }
        if (!found.gone().isEmpty()) {
            words.add("Gone since " + end.before().nvr() + ": " + Shortlist.of(found.gone(), NAMED) + ".");
        }
        if (end.asked().arches().isEmpty() && !found.lost().isEmpty()) {
            String lost = lost(found.lost(), end.before().nvr());
            handle.afterCommit(
                    () -> LOG.atWarn().addKeyValue("build", build).log("build {}, {}: {}", build, image.nvr(), lost));
            words.add(lost);
        }
        return new Verdict(true, String.join(" ", words));
    }

    /** It may be meant so, and then nothing would ever make the build whole: it is told, and fails no build. */
    private static String lost(SortedMap<String, SortedSet<String>> lost, String before) {
        List<String> held = lost.values().stream()
                .flatMap(SortedSet::stream)
                .distinct()
                .sorted()
                .toList();
        return "It was not built for " + String.join(", ", lost.keySet()) + ", as " + before + " was"
                + (held.isEmpty()
                        ? "."
                        : ": whether the update of " + Shortlist.of(held, NAMED)
                                + " can be had there was not checked.");
    }
}
