package io.freshmaker.signing;

import io.freshmaker.change.SignatureHint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets one message in for each build and key within a while, and no other: hundreds come of one build, and one of them
 * is enough to have Koji asked after the last. The message that was let in is let in again, as it is asked about when it
 * comes and when it is read. What is forgotten costs a row of the inbox. Thread-safe.
 */
public final class SeenLately {

    private static final int MOST = 10_000;

    private record Seen(String rpm, Instant until) {}

    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private final Duration window;
    private final InstantSource clock;

    public SeenLately(Duration window, InstantSource clock) {
        this.window = window;
        this.clock = clock;
    }

    /** Whether this one is let in; those about a whole build always are. */
    public synchronized boolean lets(SignatureHint hint) {
        if (hint.rpm().isEmpty() || window.isZero()) {
            return true;
        }
        Instant now = clock.instant();
        String build = hint.subject() + " " + hint.key();
        Seen last = seen.get(build);
        if (last != null && now.isBefore(last.until())) {
            return last.rpm().equals(hint.rpm());
        }
        seen.remove(build);
        if (seen.size() >= MOST) {
            seen.remove(seen.keySet().iterator().next());
        }
        seen.put(build, new Seen(hint.rpm(), now.plus(window)));
        return true;
    }
}
