package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last step of a content route: from candidates and verdicts to builds in their order, and one decision for each
 * candidate. The result depends on nothing but the draft; time and memory grow with the number of candidates and edges.
 */
public final class Planner {
    private final int depth;

    /**
     * @param depth how many levels a change may spread: with 0 only what contains it is rebuilt, with 1 also what is
     *     built on that, and so on
     */
    public Planner(int depth) {
        if (depth < 0) {
            throw new IllegalArgumentException("A change cannot spread " + depth + " levels: write 0 or more.");
        }
        this.depth = depth;
    }

    /** The draft with its plan: modules, each build begins with a bump, and the change spreads over all. */
    Draft order(Draft draft) {
        return order(draft, "bump", Artifact.MODULE, "all");
    }

    /**
     * The draft with its plan, or with the reason why nothing is rebuilt.
     *
     * @param source what is built of candidates that contain what changed: {@code bump}, or {@code change} for the
     *     changed commit itself
     * @param compounds the word for what is rebuilt, for sentences: {@code module}, {@code image}
     * @param extent what is rebuilt beside those candidates: {@code all} that is built on them, or only what is
     *     {@code between} two of them
     * @throws IllegalArgumentException when the source or the extent is none of those
     * @throws IllegalStateException when a candidate has no verdict
     */
    public Draft order(Draft draft, String source, String compounds, String extent) {
        return ordered(new Selected(draft.request().only()).of(draft, compounds), source, compounds, extent);
    }

    private Draft ordered(Draft draft, String source, String compounds, String extent) {
        if (draft.decided()) {
            return draft;
        }
        var order = new Order(BuildSource.of(source), Extent.of(extent), Verbs.of(compounds));
        Map<Artifact, List<Change>> changes = new TreeMap<>();
        for (Change change : draft.changes()) {
            changes.computeIfAbsent(change.constituent(), constituent -> new ArrayList<>())
                    .add(change);
        }
        Graph graph = Graph.of(draft.dependants(), changes.keySet());
        if (graph.size() == 0) {
            List<Decision> outside = draft.screening().outside();
            return draft.withPlan(
                    new Plan(List.of(), outside), Sentences.nobody(compounds, changes.keySet(), outside.size()));
        }
        Verdict[] verdicts = verdicts(graph, draft.verdicts());
        Spread spread = new Spread(graph, node -> verdicts[node].rebuild(), depth, order.extent());
        BuildOrder batches = new BuildOrder(graph, spread::takesIn);
        return new Drafting(graph, verdicts, spread, batches, draft.screening(), order).finish(draft, changes);
    }

    /** What a content type wants of the planner. */
    record Order(BuildSource source, Extent extent, Verbs verbs) {}

    private static Verdict[] verdicts(Graph graph, Map<Artifact, Verdict> given) {
        Verdict[] verdicts = new Verdict[graph.size()];
        for (int node = 0; node < verdicts.length; node++) {
            verdicts[node] = given.get(graph.artifact(node));
            if (verdicts[node] == null) {
                throw new IllegalStateException("There is no verdict for " + Sentences.named(graph.artifact(node))
                        + ": let the route judge all candidates before it orders them.");
            }
        }
        return verdicts;
    }
}
