package io.freshmaker.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A part that starts in a thread of its own while others start: a start is a race for two processors.
 *
 * @param <T> the part
 */
final class Beside<T extends AutoCloseable> implements AutoCloseable {

    private final CompletableFuture<T> part;

    private Beside(CompletableFuture<T> part) {
        this.part = part;
    }

    static <T extends AutoCloseable> Beside<T> starting(String name, Supplier<T> start) {
        return new Beside<>(CompletableFuture.supplyAsync(start, task -> new Thread(task, name).start()));
    }

    /** The part once it has started; what kept it from starting is thrown here. */
    T get() {
        try {
            return part.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Waits for the start and closes what it made; a part that did not start needs no closing. */
    @Override
    public void close() {
        T started = part.exceptionally(failure -> null).join();
        if (started != null) {
            try {
                started.close();
            } catch (Exception e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }
}
