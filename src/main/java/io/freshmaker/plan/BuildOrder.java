package io.freshmaker.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The order of the builds: what is built on another comes after it. Where builds wait for each other in a circle, the
 * circle is cut before the build from which the change came into it.
 */
final class BuildOrder {
    /** A cycle is written out up to this many builds; the middle of a longer one is counted. */
    private static final int WRITTEN_OUT = 6;

    private final Graph graph;
    private final IntPredicate built;
    private final int[] ranks;
    private final int[] batches;
    private final int[] byRank;
    private final Map<Integer, List<Cut>> cuts = new HashMap<>();

    /** One wait that was given up: {@code dependant} does not wait for {@code prerequisite}. */
    record Cut(int prerequisite, int dependant, String cycle) {}

    BuildOrder(Graph graph, IntPredicate built) {
        this.graph = graph;
        this.built = built;
        this.ranks = new int[graph.size()];
        this.byRank = walk();
        this.batches = batches();
    }

    /** Whether the dependant waits for this prerequisite, both being built: true unless the wait was cut. */
    boolean waits(int dependant, int prerequisite) {
        return ranks[prerequisite] < ranks[dependant];
    }

    /** 0, or one more than the highest batch of what the node waits for. */
    int batch(int node) {
        return batches[node];
    }

    /** The cuts that a node has a part in, as the one that does not wait or the one not waited for. */
    List<Cut> cuts(int node) {
        return cuts.getOrDefault(node, List.of());
    }

    /** The builds by batch, within a batch by number. */
    int[] nodes() {
        int[] ascending = byRank.clone();
        Arrays.sort(ascending);
        int[] starts = new int[graph.size() + 1];
        for (int node : ascending) {
            starts[batches[node] + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] ordered = new int[ascending.length];
        for (int node : ascending) {
            ordered[starts[batches[node]]++] = node;
        }
        return ordered;
    }

    /**
     * Walks from each directly affected node into the depth, without recursion, and ranks a node before everything that
     * was reached from it. An edge back into the way that leads to it closes a cycle.
     */
    private int[] walk() {
        int size = graph.size();
        Adjacency edges = graph.dependants();
        int[] next = Arrays.copyOf(edges.starts(), size);
        int[] way = new int[size];
        int[] place = new int[size];
        Arrays.fill(place, -1);
        boolean[] seen = new boolean[size];
        int[] finished = new int[size];
        int count = 0;
        for (int root : graph.changed().keySet()) {
            if (seen[root] || !built.test(root)) {
                continue;
            }
            int length = enter(root, 0, way, place, seen);
            while (length > 0) {
                int node = way[length - 1];
                if (next[node] == edges.starts()[node + 1]) {
                    finished[count++] = node;
                    place[node] = -1;
                    length--;
                    continue;
                }
                int dependant = edges.targets()[next[node]++];
                if (!built.test(dependant)) {
                    continue;
                }
                if (!seen[dependant]) {
                    length = enter(dependant, length, way, place, seen);
                } else if (place[dependant] >= 0) {
                    cut(way, place[dependant], length);
                }
            }
        }
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = finished[count - 1 - i];
            ranks[order[i]] = i;
        }
        return order;
    }

    private static int enter(int node, int length, int[] way, int[] place, boolean[] seen) {
        seen[node] = true;
        place[node] = length;
        way[length] = node;
        return length + 1;
    }

    private int[] batches() {
        int[] found = new int[graph.size()];
        Adjacency edges = graph.dependants();
        for (int node : byRank) {
            for (int i = edges.starts()[node]; i < edges.starts()[node + 1]; i++) {
                int dependant = edges.targets()[i];
                if (built.test(dependant) && waits(dependant, node)) {
                    found[dependant] = Math.max(found[dependant], found[node] + 1);
                }
            }
        }
        return found;
    }

    private void cut(int[] way, int from, int to) {
        String first = graph.label(way[from]);
        List<String> labels = new ArrayList<>();
        int left = to - from - WRITTEN_OUT;
        for (int i = from; i < to; i++) {
            if (left > 0 && i == from + WRITTEN_OUT / 2) {
                labels.add("(" + left + " more)");
                i += left;
            }
            labels.add(graph.label(way[i]));
        }
        labels.add(first);
        Cut cut = new Cut(way[to - 1], way[from], "cycle " + String.join(" -> ", labels) + " cut before " + first);
        cuts.computeIfAbsent(cut.dependant(), node -> new ArrayList<>()).add(cut);
        cuts.computeIfAbsent(cut.prerequisite(), node -> new ArrayList<>()).add(cut);
    }
}
