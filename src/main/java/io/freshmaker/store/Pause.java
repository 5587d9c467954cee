package io.freshmaker.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: doubling from one second, up to a longest pause, with jitter so that what
 * failed together is not tried together.
 */
public record Pause(Duration longest) {

    /** @param tries how often it was tried already, from 1 */
    public Duration after(int tries) {
        long doubled = 1000L << Math.min(Math.max(tries - 1, 0), 20);
        long capped = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(capped / 2 + ThreadLocalRandom.current().nextLong(capped / 2 + 1));
    }
}
