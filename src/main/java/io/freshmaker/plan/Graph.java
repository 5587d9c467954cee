package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Compound;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.Dependants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The candidates as numbered nodes, numbers following artifact order, so that nothing depends on the order in which an
 * inventory answers.
 *
 * @param compounds the candidates, each once
 * @param changed for the directly affected nodes, ascending, what changed of what they contain or are built on
 * @param dependants from each node to the nodes that are built on it
 * @param prerequisites from each node to the nodes that it is built on
 */
record Graph(
        List<Compound> compounds,
        TreeMap<Integer, SortedSet<Artifact>> changed,
        Adjacency dependants,
        Adjacency prerequisites) {

    static Graph of(Dependants found, Set<Artifact> changes) {
        List<Compound> compounds = sorted(found.compounds());
        Map<Artifact, Integer> numbers = new HashMap<>(compounds.size() * 2);
        for (int i = 0; i < compounds.size(); i++) {
            numbers.put(compounds.get(i).artifact(), i);
        }
        TreeMap<Integer, SortedSet<Artifact>> changed = new TreeMap<>();
        int[] from = new int[found.edges().size()];
        int[] to = new int[from.length];
        int edges = 0;
        Set<Artifact> themselves = themselves(found, changes);
        for (Containment edge : found.edges()) {
            Integer dependant = numbers.get(edge.compound());
            boolean self = edge.compound().equals(edge.constituent());
            if (dependant == null || self && !themselves.contains(edge.compound())) {
                continue;
            }
            if (self || changes.contains(edge.constituent()) && !themselves.contains(edge.constituent())) {
                changed.computeIfAbsent(dependant, node -> new TreeSet<>()).add(edge.constituent());
            }
            Integer prerequisite = numbers.get(edge.constituent());
            if (prerequisite != null && !self && edge.kind() == Containment.Kind.BUILT_ON) {
                from[edges] = prerequisite;
                to[edges++] = dependant;
            }
        }
        Adjacency dependants = Adjacency.of(compounds.size(), Arrays.copyOf(from, edges), Arrays.copyOf(to, edges));
        return new Graph(compounds, changed, dependants, dependants.reversed());
    }

    /** What is a candidate because somebody wants itself: it is written as a part of its own, and changes nothing else. */
    private static Set<Artifact> themselves(Dependants found, Set<Artifact> changes) {
        return found.edges().stream()
                .filter(edge -> edge.kind() == Containment.Kind.CONTAINS
                        && edge.compound().equals(edge.constituent())
                        && changes.contains(edge.constituent()))
                .map(Containment::compound)
                .collect(Collectors.toSet());
    }

    int size() {
        return compounds.size();
    }

    Artifact artifact(int node) {
        return compounds.get(node).artifact();
    }

    String label(int node) {
        return artifact(node).label();
    }

    private static List<Compound> sorted(List<Compound> compounds) {
        List<Compound> all = new ArrayList<>(compounds);
        all.sort(Comparator.comparing(Compound::artifact));
        List<Compound> each = new ArrayList<>(all.size());
        for (Compound compound : all) {
            if (each.isEmpty() || !each.get(each.size() - 1).artifact().equals(compound.artifact())) {
                each.add(compound);
            }
        }
        return each;
    }
}
