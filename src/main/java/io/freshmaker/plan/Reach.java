package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Follows edges from what changed. */
final class Reach {

    private Reach() {}

    /** What the changes still lead to over these edges. */
    static Dependants of(Draft draft, List<Containment> edges) {
        Map<Artifact, List<Artifact>> above = new HashMap<>();
        edges.forEach(edge -> above.computeIfAbsent(edge.constituent(), each -> new ArrayList<>())
                .add(edge.compound()));
        List<Artifact> next = new ArrayList<>();
        draft.changes().forEach(change -> next.add(change.constituent()));
        Set<Artifact> reached = new TreeSet<>(next);
        for (int i = 0; i < next.size(); i++) {
            for (Artifact compound : above.getOrDefault(next.get(i), List.of())) {
                if (reached.add(compound)) {
                    next.add(compound);
                }
            }
        }
        List<Compound> compounds = draft.dependants().compounds().stream()
                .filter(compound -> reached.contains(compound.artifact()))
                .toList();
        return new Dependants(
                compounds,
                edges.stream().filter(edge -> reached.contains(edge.compound())).toList());
    }
}
