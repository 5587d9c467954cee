package io.freshmaker.koji;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What was asked for lately, up to a weight and an age; what nobody has wanted for longest goes first. For any number of threads. */
final class Remembered<K, V> {

    private record Entry<V>(V value, Instant since) {}

    private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final ToLongFunction<V> weight;
    private final long most;
    private final Duration age;
    private final InstantSource clock;
    private long total;

    Remembered(ToLongFunction<V> weight, long most, Duration age, InstantSource clock) {
        this.weight = weight;
        this.most = most;
        this.age = age;
        this.clock = clock;
    }

    synchronized Optional<V> get(K key) {
        Entry<V> entry = entries.get(key);
        if (entry != null && entry.since().plus(age).isBefore(clock.instant())) {
            forget(key);
            return Optional.empty();
        }
        return Optional.ofNullable(entry).map(Entry::value);
    }

    synchronized void put(K key, V value) {
        forget(key);
        entries.put(key, new Entry<>(value, clock.instant()));
        total += weight.applyAsLong(value);
        Iterator<Entry<V>> eldest = entries.values().iterator();
        while (total > most && eldest.hasNext()) {
            total -= weight.applyAsLong(eldest.next().value());
            eldest.remove();
        }
    }

    private void forget(K key) {
        Entry<V> old = entries.remove(key);
        total -= old == null ? 0 : weight.applyAsLong(old.value());
    }
}
