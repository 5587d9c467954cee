package io.freshmaker.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How many rows each list has. A quick count is never kept; one that took a tenth of a second or more is kept for
 * twenty times as long as it took, so that counting never takes more than a twentieth of a core. Thread-safe.
 */
final class Totals {

    private static final long SLOW_NANOS = 100_000_000;
    private static final int FACTOR = 20;
    private static final int MOST = 1_000;

    private final Map<List<Object>, Kept> kept = new ConcurrentHashMap<>();

    long of(List<Object> list, LongSupplier count) {
        long start = System.nanoTime();
        Kept known = kept.get(list);
        if (known != null && known.until() - start > 0) {
            return known.total();
        }
        long total = count.getAsLong();
        long now = System.nanoTime();
        if (now - start >= SLOW_NANOS) {
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(list, new Kept(total, now + FACTOR * (now - start)));
        }
        return total;
    }

    private record Kept(long total, long until) {}
}
