package io.freshmaker.plan;

import io.freshmaker.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Says in one sentence why a candidate is rebuilt, however many causes there are, and what is not as one may expect. */
final class Reasons {
    private static final int NAMED = 3;

    private final Graph graph;
    private final Verdict[] verdicts;
    private final Spread spread;
    private final BuildOrder order;
    private final Screening screening;
    private final boolean between;

    /** @param between whether only what is affected is rebuilt, and what leads to that */
    Reasons(Graph graph, Verdict[] verdicts, Spread spread, BuildOrder order, Screening screening, boolean between) {
        this.graph = graph;
        this.verdicts = verdicts;
        this.spread = spread;
        this.order = order;
        this.screening = screening;
        this.between = between;
    }

    /** What to add to the only change that a candidate is affected by; null where there is nothing, or no such change. */
    String remark(int node, int changes) {
        return changes == 1 ? screening.remarks().get(graph.artifact(node)) : null;
    }

    /**
     * @param causes of the build, the changes first
     * @param changes how many of them there are: what was remarked of more than one stands behind all of them
     */
    String rebuilt(int node, List<Cause> causes, int changes) {
        List<String> clauses = new ArrayList<>();
        clauses.add(
                "rebuilt: " + Shortlist.of(causes.stream().map(Cause::reason).toList(), NAMED));
        String remark = screening.remarks().get(graph.artifact(node));
        if (changes > 1 && remark != null) {
            clauses.add(remark);
        }
        if (between) {
            surroundings(node, changes == 0, clauses);
        }
        List<BuildOrder.Cut> cuts = order.cuts(node);
        if (!cuts.isEmpty()) {
            clauses.add(Shortlist.of(cuts.stream().map(BuildOrder.Cut::cycle).toList(), NAMED));
        }
        return String.join("; ", clauses);
    }

    private void surroundings(int node, boolean leads, List<String> clauses) {
        if (leads) {
            clauses.add("needed by " + Shortlist.of(labels(graph.dependants(), node, spread::takesIn), NAMED));
        }
        List<String> out = labels(graph.prerequisites(), node, each -> !verdicts[each].rebuild());
        if (!out.isEmpty()) {
            clauses.add("stands on " + Shortlist.of(out, NAMED) + ", which policy keeps out");
        }
        List<String> behind = labels(
                graph.prerequisites(),
                node,
                each -> verdicts[each].rebuild() && (spread.tooFar(each) || spread.blocked(each)));
        if (!behind.isEmpty()) {
            clauses.add("stands on " + Shortlist.of(behind, NAMED) + ", which the change does not reach");
        }
    }

    private List<String> labels(Adjacency edges, int node, IntPredicate which) {
        return IntStream.range(edges.starts()[node], edges.starts()[node + 1])
                .map(i -> edges.targets()[i])
                .filter(which)
                .mapToObj(graph::label)
                .toList();
    }
}
