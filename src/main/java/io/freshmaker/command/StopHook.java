package io.freshmaker.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SIGTERM and Ctrl-C do from the beginning on: end in order, once the start is through, or after half a minute at
 * once. A client that can't let go of a broker it never reached must not keep the process; a kill loses nothing.
 *
 * @param <T> what is started, and closed in the end
 */
final class StopHook<T extends AutoCloseable> {

    private static final Logger LOG = LoggerFactory.getLogger(StopHook.class);
    private static final long LONGEST_SECONDS = 30;
    /** What a shell shows for SIGTERM. */
    private static final int TERMINATED = 143;

    /** What there is to close: null when the start was refused. */
    private final CompletableFuture<T> started = new CompletableFuture<>();

    private StopHook() {}

    /** Starts something that is closed when the process is told to stop, also when it is told so during the start. */
    static <T extends AutoCloseable> T start(Callable<T> start) throws Exception {
        var hook = new StopHook<T>();
        var thread = new Thread(hook::stop, "stop");
        Runtime.getRuntime().addShutdownHook(thread);
        try {
            T service = start.call();
            hook.started.complete(service);
            return service;
        } catch (Exception e) {
            hook.started.complete(null);
            if (stopping(thread)) {
                // Parts that want to be told of the end refuse to start in it: there is nothing to complain of.
                new CountDownLatch(1).await();
            }
            throw e;
        }
    }

    /** Takes the hook back, unless it is too late for that. */
    private static boolean stopping(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private void stop() {
        LOG.info("stopping");
        var closing = started.thenAcceptAsync(StopHook::close, task -> {
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

    private static void close(AutoCloseable service) {
        try {
            if (service != null) {
                service.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
