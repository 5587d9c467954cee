package io.freshmaker.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SIGTERM and Ctrl-C do: end in order, or after half a minute at once. A client that can't let go of a broker it
 * never reached must not keep the process; a kill loses nothing.
 */
final class StopHook {

    private static final Logger LOG = LoggerFactory.getLogger(StopHook.class);
    private static final long LONGEST_SECONDS = 30;
    /** What a shell shows for SIGTERM. */
    private static final int TERMINATED = 143;

    private StopHook() {}

    /** Has {@code close} run when the process is told to stop. */
    static void install(Runnable close) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(close), "stop"));
    }

    private static void stop(Runnable close) {
        LOG.info("stopping");
        var closing = CompletableFuture.runAsync(close, task -> {
            var thread = new Thread(task, "close");
            thread.setDaemon(true);
            thread.start();
        });
        try {
            closing.get(LONGEST_SECONDS, TimeUnit.SECONDS);
            LOG.info("stopped");
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("stopped at once: {}", e instanceof TimeoutException ? "a part did not end" : e.getMessage());
            Runtime.getRuntime().halt(TERMINATED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
