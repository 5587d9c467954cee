package io.freshmaker.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How many rows each list has. Up to {@value #SMALL} are counted each time; more by one thread at a time, and the result
 * is used for five seconds from the beginning of the counting, or by all who asked while it went on where that took
 * longer. Thread-safe.
 */
final class Totals {

    /** What is not larger is never out of date. */
    static final int SMALL = 100;

    private static final long OLD = TimeUnit.SECONDS.toNanos(5);
    /** From this age on one who asks counts anew, while the others still go by what is known. */
    private static final long AGING = TimeUnit.SECONDS.toNanos(3);

    private static final int MOST = 5_000;

    private final LongSupplier clock;
    private final Map<List<Object>, Kept> kept = new ConcurrentHashMap<>();
    private final ReentrantLock counting = new ReentrantLock();

    Totals() {
        this(System::nanoTime);
    }

    /** @param clock in nanoseconds, which begin anywhere */
    Totals(LongSupplier clock) {
        this.clock = clock;
    }

    /** Counts the rows of a list. */
    interface Counting {

        /** Their number, or {@code most} where there are as many or more. */
        long upTo(int most);

        long all();
    }

    /** @param list what tells it from other lists */
    long of(List<Object> list, Counting rows) {
        long few = rows.upTo(SMALL + 1);
        if (few <= SMALL) {
            kept.remove(list);
            return few;
        }
        return ofMany(list, rows);
    }

    /** The same for one of which more than {@value #SMALL} rows were seen. */
    long ofMany(List<Object> list, Counting rows) {
        long asked = clock.getAsLong();
        Kept known = kept.get(list);
        if (known != null && asked - known.begun() <= OLD) {
            if (asked - known.begun() > AGING && counting.tryLock()) {
                return counted(list, rows, asked);
            }
            return known.total();
        }
        counting.lock();
        Kept meanwhile = kept.get(list);
        if (meanwhile != null && meanwhile.ended() - asked >= 0) {
            counting.unlock();
            return meanwhile.total();
        }
        return counted(list, rows, clock.getAsLong());
    }

    /** Counts, and lets others count afterwards. */
    private long counted(List<Object> list, Counting rows, long begun) {
        try {
            long total = rows.all();
            keep(list, new Kept(total, begun, clock.getAsLong()));
            return total;
        } finally {
            counting.unlock();
        }
    }

    private void keep(List<Object> list, Kept counted) {
        if (kept.size() >= MOST) {
            kept.clear();
        }
        if (counted.total() > SMALL) {
            kept.put(list, counted);
        } else {
            kept.remove(list);
        }
    }

    private record Kept(long total, long begun, long ended) {}
}
