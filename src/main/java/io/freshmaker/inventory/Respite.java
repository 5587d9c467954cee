package io.freshmaker.inventory;

import io.freshmaker.store.Pause;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** Leaves a build system alone for a while after it failed to answer, longer each time. Thread-safe. */
public final class Respite {

    private final Pause pause;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Instant notBefore = Instant.MIN;

    private Respite(Pause pause) {
        this.pause = pause;
    }

    /** @param pause how long each time */
    public static Respite upTo(Pause pause) {
        return new Respite(pause);
    }

    /** Whether it may be asked. */
    boolean isOver() {
        return !Instant.now().isBefore(notBefore);
    }

    /** It did not answer. */
    void begin() {
        notBefore = Instant.now().plus(pause.after(failures.incrementAndGet()));
    }

    /** It answered. */
    void end() {
        failures.set(0);
    }
}
