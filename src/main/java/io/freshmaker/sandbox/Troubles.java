package io.freshmaker.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Troubles that wait for requests, oldest first, and are counted when met. For any number of threads.
 *
 * @param <K> what can go wrong
 * @param <R> what is known of a request
 */
public final class Troubles<K extends Enum<K>, R> {

    private final List<Waiting<K, R>> waiting = new ArrayList<>();
    private final Map<K, Integer> hits;

    public Troubles(Class<K> kinds) {
        hits = new EnumMap<>(kinds);
    }

    /**
     * What goes wrong.
     *
     * @param delay of the answer, or of the work
     */
    public record Trouble<K>(K kind, Duration delay) {

        /** Does nothing until the delay is over. */
        public void sitOut() {
            long end = System.nanoTime() + delay.toNanos();
            for (long left = delay.toNanos(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    private static final class Waiting<K, R> {
        private final Trouble<K> trouble;
        private final Predicate<R> whom;
        private int times;

        private Waiting(Trouble<K> trouble, Predicate<R> whom, int times) {
            this.trouble = trouble;
            this.whom = whom;
            this.times = times;
        }
    }

    /** Has the next so many requests of that kind meet the trouble. */
    public synchronized void add(int times, K kind, Duration delay, Predicate<R> whom) {
        waiting.add(new Waiting<>(new Trouble<>(kind, delay), whom, times));
    }

    /** How many requests met that trouble so far. */
    public synchronized int hits(K kind) {
        return hits.getOrDefault(kind, 0);
    }

    /** Calls off what is still waiting; the counts stay. */
    public synchronized void clear() {
        waiting.clear();
    }

    /** The trouble of this request; of several that fit, the oldest. */
    public synchronized Optional<Trouble<K>> take(R request) {
        Optional<Waiting<K, R>> found = waiting.stream()
                .filter(one -> one.times > 0 && one.whom.test(request))
                .findFirst();
        found.ifPresent(one -> {
            one.times--;
            hits.merge(one.trouble.kind(), 1, Integer::sum);
        });
        waiting.removeIf(one -> one.times <= 0);
        return found.map(one -> one.trouble);
    }
}
