package io.freshmaker.access;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Wrong passwords by the address that they came from, within a short time. Thread-safe. */
final class Attempts {

    private static final int MOST_ADDRESSES = 10_000;

    private final Map<String, Count> wrong = new ConcurrentHashMap<>();
    private final int most;
    private final long within;
    private final LongSupplier nanos;

    Attempts(int most, Duration within, LongSupplier nanos) {
        this.most = most;
        this.within = within.toNanos();
        this.nanos = nanos;
    }

    /** Whether an address has none left. */
    boolean spent(String address) {
        Count count = wrong.get(address);
        return count != null && count.number() >= most && nanos.getAsLong() - count.since() < within;
    }

    void wrong(String address) {
        long now = nanos.getAsLong();
        if (wrong.size() >= MOST_ADDRESSES) {
            wrong.values().removeIf(count -> now - count.since() >= within);
        }
        wrong.merge(
                address,
                new Count(1, now),
                (old, one) -> now - old.since() >= within ? one : new Count(old.number() + 1, old.since()));
    }

    private record Count(int number, long since) {}
}
