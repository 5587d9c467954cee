package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Change;
import io.freshmaker.policy.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** Writes down what was worked out for one draft: builds with their causes, and one decision for each candidate. */
final class Drafting {
    private static final SortedSet<Artifact> NOTHING = Collections.emptySortedSet();

    private final Graph graph;
    private final Verdict[] verdicts;
    private final Spread spread;
    private final BuildOrder order;
    private final Map<Artifact, Cause> changed = new HashMap<>();
    private final Screening screening;
    private final Planner.Order wanted;
    private final Reasons reasons;
    private final Precedence precedence;
    private final Cause[] asPrerequisites;
    private int unreached;

    /**
     * @param screening what to add for single candidates
     * @param wanted what is built of those that contain what changed, and in which words
     */
    Drafting(
            Graph graph,
            Verdict[] verdicts,
            Spread spread,
            BuildOrder order,
            Screening screening,
            Planner.Order wanted) {
        this.graph = graph;
        this.verdicts = verdicts;
        this.spread = spread;
        this.order = order;
        this.screening = screening;
        this.wanted = wanted;
        this.reasons = new Reasons(graph, verdicts, spread, order, screening, wanted.extent() == Extent.BETWEEN);
        this.precedence = new Precedence(graph, verdicts, spread::takesIn, order);
        this.asPrerequisites = new Cause[graph.size()];
    }

    /** @param changes what happened to each constituent, the newest last */
    Draft finish(Draft draft, Map<Artifact, List<Change>> changes) {
        changes.forEach((constituent, all) ->
                changed.put(constituent, Sentences.asked(Sentences.cause(constituent, all), draft.request())));
        List<PlannedBuild> builds = new ArrayList<>();
        Decision[] decisions = new Decision[graph.size()];
        for (int node : order.nodes()) {
            List<Cause> waits = waits(node);
            List<Cause> causes = causes(node, waits);
            builds.add(build(node, waits, causes));
            String urgent = precedence.why(node);
            String reason =
                    reasons.rebuilt(node, causes, causes.size() - waits.size()) + (urgent == null ? "" : "; " + urgent);
            decisions[node] = new Decision(graph.artifact(node), true, verdicts[node].rule(), reason);
        }
        for (int node = 0; node < decisions.length; node++) {
            if (decisions[node] == null) {
                decisions[node] = dropped(node);
            }
        }
        List<Decision> all = new ArrayList<>(List.of(decisions));
        all.addAll(screening.outside());
        return draft.withPlan(new Plan(builds, all), Sentences.allOut(List.of(decisions), unreached));
    }

    private List<Cause> causes(int node, List<Cause> waits) {
        List<Cause> causes = new ArrayList<>();
        SortedSet<Artifact> constituents = graph.changed().getOrDefault(node, NOTHING);
        String remark = reasons.remark(node, constituents.size());
        for (Artifact constituent : constituents) {
            causes.add(Sentences.remarked(changed.get(constituent), remark));
        }
        causes.addAll(waits);
        return causes;
    }

    /** One cause for each build that the node waits for. */
    private List<Cause> waits(int node) {
        List<Cause> waits = new ArrayList<>();
        Adjacency edges = graph.prerequisites();
        for (int i = edges.starts()[node]; i < edges.starts()[node + 1]; i++) {
            int prerequisite = edges.targets()[i];
            if (spread.takesIn(prerequisite) && order.waits(node, prerequisite)) {
                waits.add(asPrerequisite(prerequisite));
            }
        }
        return waits;
    }

    /** Shared by all builds that wait for this one: big plans have many more edges than builds. */
    private Cause asPrerequisite(int node) {
        if (asPrerequisites[node] == null) {
            Artifact artifact = graph.artifact(node);
            asPrerequisites[node] = Cause.prerequisite(artifact, wanted.verbs().on(artifact));
        }
        return asPrerequisites[node];
    }

    /** A cut wait stays as a cause, so that the build itself tells why it does not wait. */
    private PlannedBuild build(int node, List<Cause> waits, List<Cause> causes) {
        List<Cause> all = new ArrayList<>(causes);
        for (BuildOrder.Cut cut : order.cuts(node)) {
            if (cut.dependant() == node) {
                Artifact prerequisite = graph.artifact(cut.prerequisite());
                all.add(Cause.prerequisite(prerequisite, wanted.verbs().on(prerequisite) + ", " + cut.cycle()));
            }
        }
        return new PlannedBuild(
                graph.artifact(node),
                graph.compounds().get(node).nvr(),
                wanted.source() == BuildSource.CHANGE ? revision(node) : "",
                order.batch(node),
                waits.stream().map(Cause::constituent).toList(),
                graph.changed().containsKey(node) ? RebuildReason.DIRECTLY_AFFECTED : RebuildReason.DEPENDENCY,
                all,
                precedence.why(node) != null);
    }

    /** The commit of the change itself; what is only built on something has none. */
    private String revision(int node) {
        SortedSet<Artifact> constituents = graph.changed().getOrDefault(node, NOTHING);
        return constituents.isEmpty() ? "" : changed.get(constituents.last()).revision();
    }

    private Decision dropped(int node) {
        Artifact artifact = graph.artifact(node);
        if (!verdicts[node].rebuild()) {
            return new Decision(artifact, false, verdicts[node].rule(), verdicts[node].reason());
        }
        if (spread.tooFar(node)) {
            return new Decision(artifact, false, "plan.depth", Sentences.tooFar(spread.level(node), spread.depth()));
        }
        if (spread.level(node) != Spread.UNREACHED) {
            return new Decision(artifact, false, "plan.not-needed", Sentences.notNeeded());
        }
        List<String> blockers = spread.blockers(node);
        if (blockers.isEmpty()) {
            unreached++;
            return new Decision(artifact, false, "plan.not-affected", Sentences.unreached());
        }
        return new Decision(artifact, false, "plan.blocked-prerequisite", Sentences.behind(blockers));
    }
}
