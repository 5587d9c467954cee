package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The planner's words for people. */
final class Sentences {
    private static final int NAMED = 3;
    private static final int SHORT_COMMIT = 8;

    private Sentences() {}

    /** Such as {@code rpm httpd:f27}. */
    static String named(Artifact artifact) {
        return artifact.type() + " " + artifact.label();
    }

    /** The first few of them, and how many more there are. */
    static String few(List<String> names) {
        return Shortlist.of(names, NAMED);
    }

    /** What happened to one constituent: {@code spec file changed in 81e09b9c by jane}. */
    static Cause cause(Artifact constituent, List<Change> changes) {
        String all = changes.stream().map(Sentences::changed).distinct().collect(Collectors.joining("; "));
        return new Cause(constituent, all, changes.get(changes.size() - 1).revision());
    }

    /** With who asked for it, where somebody did and the cause does not say so already. */
    static Cause asked(Cause cause, ManualRequest request) {
        return !request.manual() || cause.reason().contains(request.words()) ? cause : remarked(cause, request.words());
    }

    /** @param remark what to add for one candidate, or null */
    static Cause remarked(Cause cause, String remark) {
        return remark == null
                ? cause
                : new Cause(cause.constituent(), cause.reason() + ", " + remark, cause.revision());
    }

    /** A commit as people write it; another revision as it is. */
    static String shortened(String revision) {
        return revision.matches("[0-9a-f]{40}") ? revision.substring(0, SHORT_COMMIT) : revision;
    }

    private static String changed(Change change) {
        String revision = shortened(change.revision());
        // What has a blank in it is our own mark of a request, and nothing that people know.
        boolean said = revision.isEmpty()
                || revision.indexOf(' ') >= 0
                || change.what().contains(revision);
        return change.what() + (said ? "" : " in " + revision) + (change.by().isEmpty() ? "" : " by " + change.by());
    }

    /** @param blockers the labels of what policy keeps out; as many as are remembered stand for more than that */
    static String behind(List<String> blockers) {
        boolean all = blockers.size() < Spread.NAMED;
        String named = String.join(", ", all ? blockers : blockers.subList(0, NAMED));
        return "not rebuilt: reached only through " + named + (all ? "" : " and others") + ", which policy keeps out";
    }

    static String tooFar(int level, int depth) {
        return "not rebuilt: " + Counted.of(level, "level") + " away from what is directly affected; the limit is "
                + depth;
    }

    static String unreached() {
        return "not rebuilt: neither contains what changed nor is built on anything that does";
    }

    static String notNeeded() {
        return "not rebuilt: does not contain what changed, and of what is built on it nothing is rebuilt";
    }

    /**
     * Why there is no candidate: {@code No module builds rpm httpd:f27.}
     *
     * @param outside how many there were before they were screened
     */
    static String nobody(String compounds, Collection<Artifact> changed, int outside) {
        if (changed.isEmpty()) {
            return "The message names nothing that changed.";
        }
        Verbs verbs = Verbs.of(compounds);
        boolean same = changed.stream().allMatch(artifact -> artifact.type().equals(compounds));
        String names = Shortlist.of(changed.stream().map(Sentences::named).toList(), NAMED);
        if (outside > 0 && verbs == Verbs.OF_IMAGES) {
            return "No image needs a rebuild for " + names + "; " + Counted.of(outside, "was", "were") + " left out.";
        }
        String pinned = outside == 0 ? "" : "; " + Counted.of(outside, "has", "have") + " it pinned to a commit";
        return "No " + compounds + " " + (same ? verbs.needs() : verbs.has()) + " " + names + pinned + ".";
    }

    /** Why no candidate is left. */
    static String allOut(List<Decision> decisions, int unreached) {
        int all = decisions.size();
        if (all == 1) {
            return "The only candidate, " + named(decisions.get(0).artifact())
                    + (unreached == 1 ? ", does not contain what changed." : ", is kept out by policy.");
        }
        if (unreached == all) {
            return "None of " + all + " candidates contains what changed.";
        }
        return unreached == 0
                ? "All " + all + " candidates are kept out by policy."
                : "Of " + all + " candidates, " + Counted.of(all - unreached, "is", "are") + " kept out by policy; "
                        + Counted.of(unreached, "does", "do") + " not contain what changed.";
    }
}
