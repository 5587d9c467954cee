package io.freshmaker.store;

import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What this process is writing: whoever goes by what he read of a table has to know whether rows may still come in between
 * those, or go. Thread-safe.
 */
final class Underway {

    private final TreeSet<Long> open = new TreeSet<>();
    private long next;
    private long removals;
    private long removed;

    /** Runs a transaction. */
    <T> T writing(Supplier<T> transaction) {
        long number = begin();
        try {
            return transaction.get();
        } finally {
            end(number);
        }
    }

    /** Runs what may remove rows. */
    <T> T removing(Supplier<T> work) {
        beginRemoval();
        try {
            return work.get();
        } finally {
            endRemoval();
        }
    }

    private synchronized long begin() {
        open.add(next);
        return next++;
    }

    private synchronized void end(long number) {
        open.remove(number);
    }

    private synchronized void beginRemoval() {
        removals++;
    }

    private synchronized void endRemoval() {
        removals--;
        removed++;
    }

    /** The number that the next transaction will have. */
    synchronized long next() {
        return next;
    }

    /** Whether all transactions with lower numbers are over. */
    synchronized boolean over(long number) {
        return open.isEmpty() || open.first() >= number;
    }

    /** What stays the same for as long as nothing is written; -1 while something is. */
    synchronized long still() {
        return open.isEmpty() ? next : -1;
    }

    /** How often rows were removed so far; -1 while some are. */
    synchronized long removals() {
        return removals > 0 ? -1 : removed;
    }
}
