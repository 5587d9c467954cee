package io.freshmaker.sandbox.odcs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When a compose came to its states, in milliseconds since 1970; 0 for what has not happened. */
record Times(long submitted, long started, long done, long removed, long expires) {

    Times startedAt(long now) {
        return new Times(submitted, now, done, removed, expires);
    }

    Times doneAt(long now, long newExpires) {
        return new Times(submitted, started, now, removed, newExpires);
    }

    Times removedAt(long now) {
        return new Times(submitted, started, done, now, expires);
    }

    Times expiring(long newExpires) {
        return new Times(submitted, started, done, removed, newExpires);
    }

    /** As on the wire, in whole seconds; null for what has not happened. */
    static String text(long millis) {
        return millis == 0
                ? null
                : Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
