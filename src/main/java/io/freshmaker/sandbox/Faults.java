package io.freshmaker.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    private final List<Fault> waiting = new ArrayList<>();
    private final Map<Kind, Integer> hits = new EnumMap<>(Kind.class);

    /**
     * Troubles the next so many requests of that method whose path, without what names the service and its version,
     * begins so: {@code next(1, "POST", "/module-builds/", Kind.CRASH_500)}. Of several that fit, the oldest counts.
     */
    public void next(int times, String method, String path, Kind kind) {
        add(times, new Fault(kind, method, path, Duration.ZERO));
    }

    /** Has the next so many answers come that much later. */
    public void slow(int times, String method, String path, Duration delay) {
        add(times, new Fault(Kind.SLOW, method, path, delay));
    }

    private synchronized void add(int times, Fault fault) {
        for (int i = 0; i < times; i++) {
            waiting.add(fault);
        }
    }

    /** How many requests met that trouble so far. */
    public synchronized int hits(Kind kind) {
        return hits.getOrDefault(kind, 0);
    }

    /** Calls off what is still waiting; the counts stay. */
    public synchronized void clear() {
        waiting.clear();
    }

    synchronized Optional<Fault> take(String method, String path) {
        Optional<Fault> found = waiting.stream()
                .filter(fault -> fault.method().equals(method) && path.startsWith(fault.path()))
                .findFirst();
        found.ifPresent(fault -> {
            waiting.remove(fault);
            hits.merge(fault.kind(), 1, Integer::sum);
        });
        return found;
    }

    record Fault(Kind kind, String method, String path, Duration delay) {

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
