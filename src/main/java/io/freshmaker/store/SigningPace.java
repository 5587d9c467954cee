package io.freshmaker.store;

import java.time.Duration;

/**
 * How often Koji is asked about the signatures of a build.
 *
 * @param quiet the pause after the last message about it
 * @param deadline after which it is given up
 */
public record SigningPace(Duration quiet, Duration deadline) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** For how long one message stands for all further ones of the same build and key, which end before the database. */
    public Duration window() {
        return quiet.dividedBy(2);
    }

    /** From a message until Koji is asked: messages that come within the window push nothing back. */
    Duration afterNews() {
        return quiet.plus(window());
    }

    /** After a look that found it signed in part: twice as long with each, up to an hour. */
    Duration afterLook(int tries) {
        Duration first = quiet.compareTo(SHORTEST) < 0 ? SHORTEST : quiet;
        Duration pause = first.multipliedBy(1L << Math.min(Math.max(tries - 1, 0), 12));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
}
