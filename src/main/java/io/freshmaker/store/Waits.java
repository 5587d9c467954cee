package io.freshmaker.store;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which planned build waits for which; a further wait is taken only where it closes no circle. */
final class Waits {

    private final Set<Long> builds;
    private final Map<Long, Set<Long>> prerequisites;

    /** Of two builds the one that waits for the other, directly or not, has the higher rank. */
    private Map<Long, Integer> ranks;

    /**
     * @param builds in the order in which they are to run where no wait says otherwise
     * @param prerequisites what each of them and of their prerequisites waits for, without circles
     */
    Waits(Collection<Long> builds, Map<Long, Set<Long>> prerequisites) {
        this.builds = new LinkedHashSet<>(builds);
        this.prerequisites = new HashMap<>();
        prerequisites.forEach((build, all) -> this.prerequisites.put(build, new HashSet<>(all)));
        this.ranks = rank();
    }

    /** @return false when the build waits for it already, or the prerequisite waits for the build */
    boolean add(long build, long prerequisite) {
        Set<Long> known = prerequisites.computeIfAbsent(build, id -> new HashSet<>());
        boolean inOrder = ranks.get(prerequisite) < ranks.get(build);
        if (known.contains(prerequisite) || !inOrder && waits(prerequisite, build)) {
            return false;
        }
        known.add(prerequisite);
        if (!inOrder) {
            ranks = rank();
        }
        return true;
    }

    /** Looks only at what has a rank between the two: everything on the way has. */
    private boolean waits(long from, long to) {
        Set<Long> seen = new HashSet<>();
        Deque<Long> open = new ArrayDeque<>();
        open.push(from);
        while (!open.isEmpty()) {
            long build = open.pop();
            if (build == to) {
                return true;
            }
            if (ranks.get(build) > ranks.get(to) && seen.add(build)) {
                prerequisites.getOrDefault(build, Set.of()).forEach(open::push);
            }
        }
        return false;
    }

    /** Walks to the prerequisites first, without recursion: chains may be long. */
    private Map<Long, Integer> rank() {
        Map<Long, Integer> found = new HashMap<>();
        Set<Long> entered = new HashSet<>();
        Deque<Long> way = new ArrayDeque<>();
        for (Long root : builds) {
            way.push(root);
            while (!way.isEmpty()) {
                Long build = way.peek();
                if (!found.containsKey(build) && entered.add(build)) {
                    prerequisites.getOrDefault(build, Set.of()).stream()
                            .filter(each -> !found.containsKey(each))
                            .forEach(way::push);
                } else {
                    way.pop();
                    found.putIfAbsent(build, found.size());
                }
            }
        }
        return found;
    }
}
