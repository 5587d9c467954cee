package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import io.freshmaker.change.Change;
import io.freshmaker.change.CommitHistory;
import io.freshmaker.change.DistGitPush;
import io.freshmaker.change.DistGitReader;
import io.freshmaker.change.Unknowable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Settles which candidates that contain what changed at one commit, and not on a branch, are affected: those whose
 * commit is on the branch that was pushed to. Dist-git is asked once, and only where there is such a candidate.
 */
public final class Pins {
    private static final String RULE = "plan.pin";

    private final DistGitReader reader;
    private final CommitHistory history;

    public Pins(DistGitReader reader, CommitHistory history) {
        this.reader = reader;
        this.history = history;
    }

    /**
     * The draft without the candidates that are only there for a pin that does not match or can't be settled, with a
     * decision for each of them.
     *
     * @throws RuntimeException when dist-git can't be asked now
     */
    public Draft match(Draft draft) {
        Map<Artifact, Artifact> changed = pinned(draft);
        Optional<DistGitPush> push = changed.isEmpty() ? Optional.empty() : reader.read(draft.message());
        return push.map(pushed -> match(draft, changed, pushed)).orElse(draft);
    }

    private Draft match(Draft draft, Map<Artifact, Artifact> changed, DistGitPush push) {
        Set<String> commits = changed.keySet().stream().map(Artifact::stream).collect(Collectors.toSet());
        String unknown = null;
        Set<String> onBranch = Set.of();
        try {
            onBranch = history.onBranch(push, commits);
        } catch (Unknowable nobodyKnows) {
            unknown = nobodyKnows.getMessage();
        }
        return screened(draft, changed, new Answer(push.branch(), onBranch, unknown));
    }

    /** @param unknown why it is not known which commits the branch has; null when it is */
    private record Answer(String branch, Set<String> commits, String unknown) {

        boolean has(Artifact pinned) {
            return commits.contains(pinned.stream());
        }

        String remark(Artifact pinned) {
            return "pinned to " + Sentences.shortened(pinned.stream()) + ", which is on " + branch;
        }

        String outside(Artifact pinned) {
            String pin =
                    "not rebuilt: contains " + pinned.name() + " pinned to " + Sentences.shortened(pinned.stream());
            return unknown == null
                    ? pin + ", which is not on " + branch
                    : pin + "; whether that commit is on " + branch + " can't be known: " + unknown;
        }
    }

    /** For each constituent that is named by a commit, the change of the same artifact on a branch. */
    private static Map<Artifact, Artifact> pinned(Draft draft) {
        Map<Artifact, Artifact> pinned = new TreeMap<>();
        for (Containment edge : draft.dependants().edges()) {
            Artifact constituent = edge.constituent();
            for (Change change : draft.changes()) {
                Artifact changed = change.constituent();
                if (constituent.pinned()
                        && !constituent.equals(changed)
                        && constituent.type().equals(changed.type())
                        && constituent.name().equals(changed.name())) {
                    pinned.put(constituent, changed);
                }
            }
        }
        return pinned;
    }

    private static Draft screened(Draft draft, Map<Artifact, Artifact> changed, Answer answer) {
        List<Containment> edges = new ArrayList<>();
        Map<Artifact, String> remarks = new HashMap<>();
        Map<Artifact, Artifact> missed = new TreeMap<>();
        for (Containment edge : draft.dependants().edges()) {
            Artifact pinned = edge.constituent();
            if (!changed.containsKey(pinned)) {
                edges.add(edge);
            } else if (answer.has(pinned)) {
                edges.add(new Containment(edge.compound(), changed.get(pinned), edge.kind()));
                remarks.put(edge.compound(), answer.remark(pinned));
            } else {
                missed.put(edge.compound(), pinned);
            }
        }
        Dependants left = Reach.of(draft, edges);
        left.compounds().forEach(compound -> missed.remove(compound.artifact()));
        List<Decision> outside = missed.entrySet().stream()
                .map(each -> new Decision(each.getKey(), false, RULE, answer.outside(each.getValue())))
                .toList();
        return draft.screened(left, new Screening(remarks, outside));
    }
}
