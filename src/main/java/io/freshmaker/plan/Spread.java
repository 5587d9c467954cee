package io.freshmaker.plan;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How far a change spreads from the directly affected nodes over those that may be rebuilt, and what holds it up. */
final class Spread {
    /** The level of a node that the change does not reach. */
    static final int UNREACHED = -1;

    /** How many blocked nodes are remembered for one node behind them: enough for a sentence, and linear time. */
    static final int NAMED = 4;

    private final Graph graph;
    private final IntPredicate allowed;
    private final int depth;
    private final int[] levels;
    private final int[] levelsOfAll;
    private final int[][] blockers;
    private final boolean[] needed;

    /** @param extent what is taken in beside the directly affected nodes */
    Spread(Graph graph, IntPredicate allowed, int depth, Extent extent) {
        this.graph = graph;
        this.allowed = allowed;
        this.depth = depth;
        this.levels = levels(allowed);
        this.levelsOfAll = levels(node -> true);
        this.blockers = blockers();
        this.needed = extent == Extent.BETWEEN ? needed() : null;
    }

    /** Whether a node was reached, but only behind the last level that is rebuilt. */
    boolean tooFar(int node) {
        return levels[node] > depth;
    }

    /** The last level that is rebuilt. */
    int depth() {
        return depth;
    }

    /** Whether a node is to be rebuilt: allowed, reached over allowed nodes alone, not too deep, and of the extent. */
    boolean takesIn(int node) {
        return inReach(node) && (needed == null || needed[node]);
    }

    private boolean inReach(int node) {
        return levels[node] != UNREACHED && levels[node] <= depth;
    }

    /** 0 for a directly affected node, otherwise the fewest steps from one; {@link #UNREACHED} for the others. */
    int level(int node) {
        return levels[node];
    }

    /** Whether a node would be reached but for blocked ones. */
    boolean blocked(int node) {
        return blockers[node].length > 0;
    }

    /** The labels of blocked nodes on the ways to a node, up to {@link #NAMED}. */
    List<String> blockers(int node) {
        return Arrays.stream(blockers[node]).mapToObj(graph::label).toList();
    }

    private int[] levels(IntPredicate open) {
        int[] found = new int[graph.size()];
        Arrays.fill(found, UNREACHED);
        int[] queue = new int[graph.size()];
        int end = 0;
        for (int node : graph.changed().keySet()) {
            if (open.test(node)) {
                found[node] = 0;
                queue[end++] = node;
            }
        }
        Adjacency edges = graph.dependants();
        for (int start = 0; start < end; start++) {
            int node = queue[start];
            for (int i = edges.starts()[node]; i < edges.starts()[node + 1]; i++) {
                int dependant = edges.targets()[i];
                if (found[dependant] == UNREACHED && open.test(dependant)) {
                    found[dependant] = found[node] + 1;
                    queue[end++] = dependant;
                }
            }
        }
        return found;
    }

    /** The directly affected nodes, and those in reach that lead to one over others in reach. */
    private boolean[] needed() {
        boolean[] found = new boolean[graph.size()];
        int[] queue = new int[graph.size()];
        int end = 0;
        for (int node : graph.changed().keySet()) {
            if (inReach(node)) {
                found[node] = true;
                queue[end++] = node;
            }
        }
        Adjacency edges = graph.prerequisites();
        for (int start = 0; start < end; start++) {
            int node = queue[start];
            for (int i = edges.starts()[node]; i < edges.starts()[node + 1]; i++) {
                int prerequisite = edges.targets()[i];
                if (!found[prerequisite] && inReach(prerequisite)) {
                    found[prerequisite] = true;
                    queue[end++] = prerequisite;
                }
            }
        }
        return found;
    }

    /** Hands the blocked nodes on to what lies behind them, again where a node learns of another one. */
    private int[][] blockers() {
        int[][] known = new int[graph.size()][];
        Arrays.fill(known, new int[0]);
        ArrayDeque<Integer> news = new ArrayDeque<>();
        for (int node = 0; node < known.length; node++) {
            if (!allowed.test(node) && levelsOfAll[node] != UNREACHED) {
                known[node] = new int[] {node};
                news.add(node);
            }
        }
        Adjacency edges = graph.dependants();
        while (!news.isEmpty()) {
            int node = news.remove();
            for (int i = edges.starts()[node]; i < edges.starts()[node + 1]; i++) {
                int behind = edges.targets()[i];
                if (allowed.test(behind) && levels[behind] == UNREACHED) {
                    int[] more = union(known[behind], known[node]);
                    if (more.length > known[behind].length) {
                        known[behind] = more;
                        news.add(behind);
                    }
                }
            }
        }
        return known;
    }

    private static int[] union(int[] known, int[] added) {
        return IntStream.concat(Arrays.stream(known), Arrays.stream(added))
                .distinct()
                .limit(NAMED)
                .toArray();
    }
}
