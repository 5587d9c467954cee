package io.freshmaker.sandbox.koji;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A table with a numeric id and one more key, which several rows may share.
 *
 * @param <T> a row
 */
final class Rows<T> {

    private final NavigableMap<Long, T> byId = new TreeMap<>();
    private final Map<Object, List<T>> byKey = new HashMap<>();
    private final ToLongFunction<T> id;
    private final Function<T, Object> key;
    private final Runnable changed;

    Rows(ToLongFunction<T> id, Function<T, Object> key, Runnable changed) {
        this.id = id;
        this.key = key;
        this.changed = changed;
    }

    /** Adds the row, or puts it in the place of the one with its id; the key of a row does not change. */
    T put(T row) {
        T old = byId.put(id.applyAsLong(row), row);
        List<T> group = byKey.computeIfAbsent(key.apply(row), any -> new ArrayList<>());
        if (old == null) {
            group.add(row);
        } else {
            group.set(group.indexOf(old), row);
        }
        changed.run();
        return row;
    }

    void remove(T row) {
        byId.remove(id.applyAsLong(row));
        byKey.get(key.apply(row)).remove(row);
        changed.run();
    }

    Optional<T> get(long wanted) {
        return Optional.ofNullable(byId.get(wanted));
    }

    /** The rows with that key, in the order of their coming. */
    List<T> by(Object wanted) {
        return byKey.getOrDefault(wanted, List.of());
    }

    /** The only row with that key, or the oldest. */
    Optional<T> first(Object wanted) {
        return by(wanted).stream().findFirst();
    }

    /** All rows by their ids. */
    Collection<T> all() {
        return byId.values();
    }

    long next() {
        return byId.isEmpty() ? 1 : byId.lastKey() + 1;
    }
}
