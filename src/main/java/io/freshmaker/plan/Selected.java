package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Keeps of the candidates those that a person named, with all candidates that these are built on: a rebuild on what is
 * outdated would lack the change. The others get a decision that says so.
 */
final class Selected {

    private static final String RULE = "request.only";
    private static final int NAMED = 3;
    private static final String NEWEST = "; an NVR counts where it is the newest build";

    private final Set<String> wanted;

    /** @param wanted names, {@code name:stream}, {@code type:name:stream} or NVRs of newest builds; empty for all */
    Selected(Set<String> wanted) {
        this.wanted = new TreeSet<>(wanted);
        this.wanted.removeIf(String::isBlank);
    }

    /** @param compounds the word for what is rebuilt, such as {@code image}: a name that nothing has gets a decision too */
    Draft of(Draft draft, String compounds) {
        Dependants all = draft.dependants();
        if (wanted.isEmpty() || draft.decided()) {
            return draft;
        }
        Set<String> unknown = new TreeSet<>(wanted);
        draft.screening().outside().forEach(decision -> unknown.removeAll(names(decision.artifact(), "")));
        Deque<Artifact> next = new ArrayDeque<>();
        for (Compound compound : all.compounds()) {
            Set<String> names = names(compound.artifact(), compound.nvr());
            if (names.stream().anyMatch(wanted::contains)) {
                next.add(compound.artifact());
                unknown.removeAll(names);
            }
        }
        Set<Artifact> kept = withBelow(next, all);
        Map<Artifact, Decision> outside = new TreeMap<>();
        for (Compound compound : all.compounds()) {
            if (!kept.contains(compound.artifact())) {
                outside.put(compound.artifact(), out(compound.artifact()));
            }
        }
        unknown.forEach(name -> outside.put(
                new Artifact(compounds, name, ""),
                new Decision(
                        new Artifact(compounds, name, ""),
                        false,
                        RULE,
                        "not rebuilt: no " + compounds + " of this name needs it" + NEWEST)));
        List<Decision> decisions = new ArrayList<>(draft.screening().outside());
        decisions.addAll(outside.values());
        if (kept.isEmpty()) {
            return draft.withPlan(
                    new Plan(List.of(), decisions),
                    "Nothing of what was asked for needs a rebuild: " + shortened(wanted) + "."
                            + (unknown.isEmpty()
                                    ? ""
                                    : " No " + compounds + " that needs one is called " + shortened(unknown) + NEWEST
                                            + "."));
        }
        return draft.screened(
                new Dependants(
                        all.compounds().stream()
                                .filter(compound -> kept.contains(compound.artifact()))
                                .toList(),
                        all.edges().stream()
                                .filter(edge -> kept.contains(edge.compound()))
                                .toList()),
                new Screening(draft.screening().remarks(), decisions));
    }

    private static String shortened(Set<String> names) {
        return Shortlist.of(List.copyOf(names), NAMED);
    }

    private static Decision out(Artifact artifact) {
        return new Decision(artifact, false, RULE, "not rebuilt: not among what was asked for");
    }

    private static Set<String> names(Artifact artifact, String nvr) {
        return new HashSet<>(List.of(artifact.name(), artifact.label(), artifact.toString(), nvr));
    }

    private static Set<Artifact> withBelow(Deque<Artifact> next, Dependants all) {
        Set<Artifact> candidates = new HashSet<>();
        all.compounds().forEach(compound -> candidates.add(compound.artifact()));
        Map<Artifact, List<Artifact>> below = new HashMap<>();
        for (Containment edge : all.edges()) {
            if (edge.kind() == Containment.Kind.BUILT_ON && candidates.contains(edge.constituent())) {
                below.computeIfAbsent(edge.compound(), compound -> new ArrayList<>())
                        .add(edge.constituent());
            }
        }
        Set<Artifact> kept = new HashSet<>(next);
        while (!next.isEmpty()) {
            for (Artifact artifact : below.getOrDefault(next.remove(), List.of())) {
                if (kept.add(artifact)) {
                    next.add(artifact);
                }
            }
        }
        return kept;
    }
}
