package io.freshmaker.bus;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a database that is away. The delivery stays unacknowledged meanwhile: to refuse it would burn its few
 * redeliveries in a moment and send it to the dead letters.
 */
public final class Patience implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final long LONGEST_MS = 5_000;
    private static final int MOST_FAULTS = 3;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile String trouble = "";

    /**
     * Repeats {@code work} until it succeeds.
     *
     * @param answers whether the database works, so that a failure is the message's own fault
     * @throws UnreadableMessageException when the work failed three times in a row while the database worked
     * @throws IllegalStateException when the service stops first; the broker then delivers the message again
     */
    <T> T until(String what, Callable<T> work, BooleanSupplier answers) throws InterruptedException {
        int faults = 0;
        for (long wait = 100; ; wait = Math.min(2 * wait, LONGEST_MS)) {
            try {
                T result = work.call();
                if (!trouble.isEmpty()) {
                    LOG.info("{} went well at last", what);
                }
                trouble = "";
                return result;
            } catch (Exception e) {
                String reason = reason(e);
                faults = answers.getAsBoolean() ? faults + 1 : 0;
                if (faults == MOST_FAULTS) {
                    trouble = "";
                    throw new UnreadableMessageException("It can't be stored: " + reason, 1, e);
                }
                if (trouble.isEmpty()) {
                    LOG.warn("{} failed: {}; trying again", what, reason);
                }
                trouble = what + " failed: " + reason;
                if (stopping.await(wait, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("Stopping before " + what + " succeeded.", e);
                }
            }
        }
    }

    /** The innermost words: those around them quote the statement with all of the message. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    /** What it is waiting for, in a sentence; empty when all is well. */
    public String trouble() {
        return trouble;
    }

    @Override
    public void close() {
        stopping.countDown();
    }
}
