package io.freshmaker.sandbox.odcs;

import io.freshmaker.sandbox.ProxyPage;
import io.freshmaker.sandbox.Troubles;
import java.time.Duration;
import java.util.Optional;

/** Troubles for the next requests to ODCS, switched on while it runs, and counted. For any number of threads. */
public final class OdcsFaults {

    /** Where composes are asked for and listed; one is below it, by its id. */
    public static final String COMPOSES = "/api/1/composes/";

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
        /** Nothing is done, and the answer is 401 as for a token or ticket that has run out. */
        UNAUTHORIZED_401,
        /** Nothing is done, and the answer is 403 as for somebody who may not. */
        FORBIDDEN_403,
        /** Nothing is done, and the answer is 500 in JSON. */
        CRASH_500,
        /** Nothing is done, and the answer is 502 with a page of HTML, as from a proxy. */
        BAD_GATEWAY_502,
        /** Nothing is done, and the answer is 503 with a page of HTML, as from a proxy. */
        UNAVAILABLE_503,
        /** The work is done, and the answer is 504 with a page of HTML, as from a proxy that no longer waited. */
        GATEWAY_TIMEOUT_504
    }

    private final Troubles<Kind, Asked> troubles = new Troubles<>(Kind.class);

    private record Asked(String method, String path) {}

    /**
     * Troubles the next so many requests of that method whose path begins so:
     * {@code next(1, "POST", OdcsFaults.COMPOSES, Kind.LOST_AFTER_WORK)}. Of several that fit, the oldest counts.
     */
    public void next(int times, String method, String path, Kind kind) {
        add(times, kind, Duration.ZERO, method, path);
    }

    /** Has the next so many answers come that much later. */
    public void slow(int times, String method, String path, Duration delay) {
        add(times, Kind.SLOW, delay, method, path);
    }

    /** Has the next so many requests be worked on that much later. */
    public void slowWork(int times, String method, String path, Duration delay) {
        add(times, Kind.SLOW_WORK, delay, method, path);
    }

    private void add(int times, Kind kind, Duration delay, String method, String path) {
        troubles.add(
                times,
                kind,
                delay,
                asked -> asked.method().equals(method) && asked.path().startsWith(path));
    }

    /** How many requests met that trouble so far. */
    public int hits(Kind kind) {
        return troubles.hits(kind);
    }

    /** Calls off what is still waiting; the counts stay. */
    public void clear() {
        troubles.clear();
    }

    Optional<Troubles.Trouble<Kind>> take(String method, String path) {
        return troubles.take(new Asked(method, path));
    }

    /** What is answered in place of the work; null where the work is done or no answer is given. */
    static OdcsAnswer instead(Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED_401 -> OdcsAnswer.refused(401, OdcsLogins.UNKNOWN);
            case FORBIDDEN_403 -> OdcsAnswer.refused(403, "You may not ask for composes.");
            case CRASH_500 -> OdcsAnswer.refused(500, "(psycopg2.OperationalError) could not connect to server");
            case BAD_GATEWAY_502 ->
                new OdcsAnswer(
                        ProxyPage.of(502, "The proxy server received an invalid response from an upstream server."));
            case UNAVAILABLE_503 ->
                new OdcsAnswer(ProxyPage.of(503, "The server is temporarily unable to service your request."));
            case SLOW, SLOW_WORK, LOST_AFTER_WORK, LOST_BEFORE_WORK, GATEWAY_TIMEOUT_504 -> null;
        };
    }
}
