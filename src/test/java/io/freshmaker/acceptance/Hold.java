package io.freshmaker.acceptance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A spot at which a debugger holds the threads that come by, and whether one did. */
final class Hold {

    private final Spot spot;
    private final CompletableFuture<Void> held = new CompletableFuture<>();

    Hold(Spot spot) {
        this.spot = spot;
    }

    Spot spot() {
        return spot;
    }

    /** Returns when a thread is held there; fails when none came by in that time, or the process ended. */
    void await(Duration patience) throws InterruptedException {
        try {
            held.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("Nothing came by " + spot + " within " + patience.toSeconds() + " s.", e);
        }
    }

    /** Whether a thread is held there. */
    boolean isReached() {
        return held.isDone() && !held.isCompletedExceptionally();
    }

    void reached() {
        held.complete(null);
    }

    void lost(Exception reason) {
        held.completeExceptionally(reason);
    }
}
