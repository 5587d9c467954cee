package io.freshmaker.plan;

import io.freshmaker.policy.Verdict;
import java.util.function.IntPredicate;

/** Which builds go first, and why: those that the policy says are urgent, and all that these wait for. */
final class Precedence {

    private final String[] why;

    /** @param built whether a node is rebuilt at all */
    Precedence(Graph graph, Verdict[] verdicts, IntPredicate built, BuildOrder order) {
        why = new String[graph.size()];
        int[] nodes = order.nodes();
        for (int i = nodes.length - 1; i >= 0; i--) {
            int node = nodes[i];
            if (verdicts[node].urgent()) {
                why[node] = "urgent: " + verdicts[node].urgency();
            }
            if (why[node] != null) {
                pull(graph, node, built, order);
            }
        }
    }

    private void pull(Graph graph, int node, IntPredicate built, BuildOrder order) {
        Adjacency edges = graph.prerequisites();
        for (int i = edges.starts()[node]; i < edges.starts()[node + 1]; i++) {
            int prerequisite = edges.targets()[i];
            if (why[prerequisite] == null && built.test(prerequisite) && order.waits(node, prerequisite)) {
                why[prerequisite] = "urgent for " + graph.label(node);
            }
        }
    }

    /** In words; null for a build that goes in its turn. */
    String why(int node) {
        return why[node];
    }
}
