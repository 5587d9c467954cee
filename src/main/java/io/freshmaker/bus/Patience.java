package io.freshmaker.bus;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a database that is away. The delivery stays unacknowledged meanwhile: to refuse it would burn its few
 * redeliveries in a moment and send it to the dead letters.
 */
public final class Patience implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final long LONGEST_MS = 5_000;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile String trouble = "";

    /**
     * Repeats {@code work} until it succeeds.
     *
     * @throws IllegalStateException when the service stops first; the broker then delivers the message again
     */
    <T> T until(String what, Callable<T> work) throws InterruptedException {
        for (long wait = 100; ; wait = Math.min(2 * wait, LONGEST_MS)) {
            try {
                T result = work.call();
                trouble = "";
                return result;
            } catch (Exception e) {
                trouble = what + " failed: " + e.getMessage();
                LOG.warn("{}; trying again", trouble);
                if (stopping.await(wait, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("Stopping before " + what + " succeeded.", e);
                }
            }
        }
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
