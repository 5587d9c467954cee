package io.freshmaker.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Numbers of rows that are wanted together, and the condition that finds them. There are only few different texts of
 * it, so that a database which has prepared one does not have to again.
 */
final class Keys {

    /** Rows in between cost next to nothing; a look-up each costs more than four of them. */
    private static final int LOOSE = 4;

    /**
     * So many keys are named one by one on PostgreSQL: it takes any range for a two hundredth of its table, and so plans
     * the statement anew each time, which takes longer than to run it.
     */
    static final int NAMED = 64;

    /** PostgreSQL takes 65,535 parameters: what is more than half of them is found by its range. */
    private static final int PARAMETERS = 32_768;

    private final List<Long> all;
    private final int named;
    private final long least;
    private final long most;

    /** @param named up to how many keys are named one by one wherever they stand */
    Keys(Collection<Long> keys, int named) {
        this.named = named;
        all = keys.stream().sorted().distinct().toList();
        least = all.isEmpty() ? 0 : all.get(0);
        most = all.isEmpty() ? -1 : all.get(all.size() - 1);
    }

    /**
     * The same by their range where several stand close, on any database: in a small table PostgreSQL would go past all
     * rows for many keys.
     */
    Keys near() {
        return new Keys(all, Math.min(named, 1));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    boolean has(long key) {
        return Collections.binarySearch(all, key) >= 0;
    }

    private boolean ranged() {
        return all.size() > PARAMETERS || all.size() > named && most - least < (long) LOOSE * all.size();
    }

    /** Finds all rows of these keys; rows of keys in between may be found as well. */
    String in(String column) {
        return ranged() ? column + " between ? and ?" : column + " in (?" + ", ?".repeat(padded() - 1) + ")";
    }

    /** For the condition, in its order. */
    List<Object> values() {
        if (ranged()) {
            return List.of(least, most);
        }
        List<Object> values = new ArrayList<>(all);
        while (values.size() < padded()) {
            values.add(most);
        }
        return values;
    }

    /** The next power of two. */
    private int padded() {
        return Math.max(1, Integer.highestOneBit(2 * all.size() - 1));
    }
}
