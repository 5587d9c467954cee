package io.freshmaker.plan;

import java.util.Arrays;

/**
 * The edges of a graph over the nodes 0 to n-1, packed: the targets of node i are
 * {@code targets[starts[i]] .. targets[starts[i + 1] - 1]}.
 */
record Adjacency(int[] starts, int[] targets) {

    /**
     * @param from the source of each edge
     * @param to the target of each edge, in the same order
     * @return each edge once, targets ascending
     */
    static Adjacency of(int nodes, int[] from, int[] to) {
        // Each turn lists the edges by their other end in order: after two, both ends are in order without a sort.
        return bySource(nodes, from, to).reversed().reversed();
    }

    /** The same edges turned round, each once, targets ascending. */
    Adjacency reversed() {
        int nodes = starts.length - 1;
        int[] from = new int[targets.length];
        int[] to = new int[targets.length];
        int edges = 0;
        for (int source = 0; source < nodes; source++) {
            for (int i = starts[source]; i < starts[source + 1]; i++) {
                boolean repeated = i > starts[source] && targets[i] == targets[i - 1];
                if (!repeated) {
                    from[edges] = targets[i];
                    to[edges++] = source;
                }
            }
        }
        return bySource(nodes, Arrays.copyOf(from, edges), Arrays.copyOf(to, edges));
    }

    private static Adjacency bySource(int nodes, int[] from, int[] to) {
        int[] starts = new int[nodes + 1];
        for (int source : from) {
            starts[source + 1]++;
        }
        for (int i = 0; i < nodes; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = starts.clone();
        int[] targets = new int[from.length];
        for (int i = 0; i < from.length; i++) {
            targets[next[from[i]]++] = to[i];
        }
        return new Adjacency(starts, targets);
    }
}
