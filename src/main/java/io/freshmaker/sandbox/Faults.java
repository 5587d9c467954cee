package io.freshmaker.sandbox;

import java.time.Duration;
import java.util.Optional;

/** Troubles for the next requests to a stand-in, switched on while it runs, and counted. For any number of threads. */
public final class Faults {

    /** What goes wrong. */
    public enum Kind {
        /** The work is done, and the answer comes late. */
        SLOW,
        /** The work is done, and the connection closed without an answer. */
        LOST_AFTER_WORK,
        /** Nothing is done, and the connection closed without an answer. */
        LOST_BEFORE_WORK,
        /** Nothing is done, and the answer is 500 with a page of HTML. */
        CRASH_500,
        /** Nothing is done, and the answer is 401 as for a token that has run out. */
        UNAUTHORIZED_401,
        /** Nothing is done, and the answer is 409 as for a module that exists. */
        CONFLICT_409,
        /** Nothing is done, and the answer is 503 with a page of HTML, as from a proxy. */
        UNAVAILABLE_503
    }

    private final Troubles<Kind, Asked> troubles = new Troubles<>(Kind.class);

    private record Asked(String method, String path) {}

    /**
     * Troubles the next so many requests of that method whose path, without what names the service and its version,
     * begins so: {@code next(1, "POST", "/module-builds/", Kind.CRASH_500)}. Of several that fit, the oldest counts.
     */
    public void next(int times, String method, String path, Kind kind) {
        add(times, kind, Duration.ZERO, method, path);
    }

    /** Has the next so many answers come that much later. */
    public void slow(int times, String method, String path, Duration delay) {
        add(times, Kind.SLOW, delay, method, path);
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

    Optional<Fault> take(String method, String path) {
        return troubles.take(new Asked(method, path)).map(trouble -> new Fault(trouble.kind(), trouble.delay()));
    }

    record Fault(Kind kind, Duration delay) {

        /** What is answered in place of the work; empty where the work is done or no answer is given. */
        Optional<MbsAnswer> instead() {
            return switch (kind) {
                case CRASH_500 -> Optional.of(MbsAnswer.crashPage());
                case UNAVAILABLE_503 -> Optional.of(MbsAnswer.unavailablePage());
                case UNAUTHORIZED_401 -> Optional.of(MbsAnswer.refused(401, Accounts.BAD_TOKEN));
                case CONFLICT_409 -> Optional.of(MbsAnswer.refused(409, ModuleBuilds.exists(ModuleState.INIT)));
                case SLOW, LOST_AFTER_WORK, LOST_BEFORE_WORK -> Optional.empty();
            };
        }
    }
}
