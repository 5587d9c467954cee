package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import io.freshmaker.change.Change;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Takes what a person names as candidates, and nothing else: each is its own reason. They are ordered among each other
 * where one is built on another one directly.
 */
public final class RequestedArtifacts {

    private final Map<Artifact, Compound> candidates = new TreeMap<>();
    private final Map<Artifact, Decision> outside = new TreeMap<>();

    /** Adds one that may be rebuilt; where its NVR is empty, the reason says that it is new, or a name that is misspelt. */
    public void take(Compound compound) {
        candidates.put(compound.artifact(), compound);
    }

    /**
     * Adds one that is not rebuilt.
     *
     * @param rule of the planner, such as {@code plan.retired}
     * @param why as the rest of a sentence that begins with "not rebuilt: "
     */
    public void leaveOut(Artifact artifact, String rule, String why) {
        outside.put(artifact, new Decision(artifact, false, rule, "not rebuilt: " + why));
    }

    /** @param edges of which those between candidates count */
    public Draft in(Draft draft, Collection<Containment> edges) {
        String words = draft.request().manual() ? draft.request().words() : "asked for by name";
        List<Change> changes = new ArrayList<>();
        List<Containment> all = new ArrayList<>();
        candidates.keySet().forEach(each -> {
            // No two requests are the same change: what was rebuilt for an earlier one does not stand for this one.
            changes.add(new Change(words, each, "request " + draft.message().id(), ""));
            all.add(Containment.contains(each, each));
        });
        Draft named = draft.withChanges(draft.searchKey(), changes);
        Map<Artifact, String> remarks = new TreeMap<>();
        candidates.values().stream()
                .filter(each -> each.nvr().isEmpty())
                .forEach(each -> remarks.put(each.artifact(), "no build of it is known before this one"));
        if (candidates.isEmpty()) {
            List<String> reasons = outside.values().stream()
                    .map(decision -> decision.artifact() + " is " + decision.reason())
                    .toList();
            return named.withPlan(new Plan(List.of(), List.copyOf(outside.values())), Shortlist.of(reasons, 3) + ".");
        }
        edges.stream()
                .filter(edge -> edge.kind() == Containment.Kind.BUILT_ON
                        && candidates.containsKey(edge.compound())
                        && candidates.containsKey(edge.constituent()))
                .forEach(all::add);
        return named.screened(
                new Dependants(List.copyOf(candidates.values()), all),
                new Screening(remarks, List.copyOf(outside.values())));
    }
}
