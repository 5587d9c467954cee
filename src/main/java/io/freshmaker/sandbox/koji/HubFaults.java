package io.freshmaker.sandbox.koji;

import io.freshmaker.sandbox.Troubles;
import java.time.Duration;
import java.util.Optional;

/** Troubles for the next requests to the hub, switched on while it runs, and counted. For any number of threads. */
public final class HubFaults {

    /** What goes wrong. */
    public enum Kind {
        /** The work is done, and the answer comes late. */
        SLOW,
        /** The work is done late, as behind a proxy that holds the request back. */
        SLOW_WORK,
        /** The work is done, and the connection closed without an answer. */
        LOST_AFTER_WORK,
        /** Nothing is done, and the connection closed without an answer. */
        LOST_BEFORE_WORK,
        /** The work is done twice, as when a proxy sends a request again while the first is still worked on. */
        DUPLICATED,
        /** The session has expired: fault 1007, until it is renewed. */
        EXPIRED_1007,
        /** Nothing is done, and the call number is said to be too low: fault 1008. */
        SEQUENCE_1008,
        /** The session is forgotten: fault 1002, until a new login. */
        BAD_SESSION_1002,
        /** Nothing is done: fault 1014. */
        OFFLINE_1014,
        /** Nothing is done, and the answer is 400 in plain text. */
        BAD_REQUEST_400,
        /** Nothing is done, and the answer is 502 with a page of HTML, as from a proxy. */
        BAD_GATEWAY_502,
        /** Nothing is done, and the answer is 503 with a page of HTML, as from a proxy. */
        UNAVAILABLE_503
    }

    /** The method that stands for all. */
    public static final String ANY = "*";

    private final Troubles<Kind, String> troubles = new Troubles<>(Kind.class);

    /**
     * Troubles the next so many requests for that method, {@link #ANY} for whichever comes; a request for several calls
     * is one for {@code multiCall}. Of several that fit, the oldest counts.
     */
    public void next(int times, String method, Kind kind) {
        add(times, method, kind, Duration.ZERO);
    }

    /** Has the next so many answers come that much later. */
    public void slow(int times, String method, Duration delay) {
        add(times, method, Kind.SLOW, delay);
    }

    /** Has the next so many requests be worked on that much later; their call numbers are looked at on arrival. */
    public void slowWork(int times, String method, Duration delay) {
        add(times, method, Kind.SLOW_WORK, delay);
    }

    private void add(int times, String method, Kind kind, Duration delay) {
        troubles.add(times, kind, delay, called -> method.equals(ANY) || method.equals(called));
    }

    /** How many requests met that trouble so far. */
    public int hits(Kind kind) {
        return troubles.hits(kind);
    }

    /** Calls off what is still waiting; the counts stay. */
    public void clear() {
        troubles.clear();
    }

    Optional<Troubles.Trouble<Kind>> take(String method) {
        return troubles.take(method);
    }
}
