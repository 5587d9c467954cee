package io.freshmaker.benchmark;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks at a condition every half millisecond: fine enough for rounds of a second. */
final class Waiting {

    private static final int PAUSE_NANOS = 500_000;

    private Waiting() {}

    /** @throws IllegalStateException naming what was waited for, when it did not come in time */
    static void until(BooleanSupplier condition, Duration longest, String what) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("Waited in vain for " + what + ", " + longest.toSeconds() + " s.");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
