package io.freshmaker.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which lists were seen to have more than {@value Totals#SMALL} rows since anything was written last: nobody has to look
 * again. Where other processes write as well nothing is known. Thread-safe.
 */
final class Large {

    private static final int MOST = 5_000;

    private final Optional<Underway> underway;
    private final Map<List<Object>, Long> seen = new ConcurrentHashMap<>();

    Large(Optional<Underway> underway) {
        this.underway = underway;
    }

    /** To be asked for before the list is read; -1 while something is written. */
    long now() {
        return underway.map(Underway::still).orElse(-1L);
    }

    boolean is(List<Object> list, long now) {
        return now >= 0 && Long.valueOf(now).equals(seen.get(list));
    }

    /** @param now as it was before the list was read */
    void note(List<Object> list, long now) {
        if (now < 0) {
            return;
        }
        if (seen.size() >= MOST) {
            seen.clear();
        }
        seen.put(list, now);
    }
}
