package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Containment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what lies on the way from one node of a set to another one. */
final class Between {

    private Between() {}

    /**
     * Those of the open nodes that are built on a node of the ends, and that a node of the ends is built on; directly
     * or over other open nodes or ends.
     *
     * @param edges from what is built on something to that
     */
    static Set<Artifact> of(Set<Artifact> ends, Set<Artifact> open, Collection<Containment> edges) {
        Map<Artifact, List<Artifact>> above = new HashMap<>();
        Map<Artifact, List<Artifact>> below = new HashMap<>();
        for (Containment edge : edges) {
            boolean walkable = isOn(edge.compound(), ends, open) && isOn(edge.constituent(), ends, open);
            if (walkable) {
                above.computeIfAbsent(edge.constituent(), each -> new ArrayList<>())
                        .add(edge.compound());
                below.computeIfAbsent(edge.compound(), each -> new ArrayList<>())
                        .add(edge.constituent());
            }
        }
        Set<Artifact> between = reached(ends, above);
        between.retainAll(reached(ends, below));
        between.removeAll(ends);
        return between;
    }

    private static boolean isOn(Artifact node, Set<Artifact> ends, Set<Artifact> open) {
        return ends.contains(node) || open.contains(node);
    }

    private static Set<Artifact> reached(Set<Artifact> from, Map<Artifact, List<Artifact>> edges) {
        Set<Artifact> reached = new HashSet<>(from);
        List<Artifact> next = new ArrayList<>(from);
        for (int i = 0; i < next.size(); i++) {
            for (Artifact node : edges.getOrDefault(next.get(i), List.of())) {
                if (reached.add(node)) {
                    next.add(node);
                }
            }
        }
        return reached;
    }
}
