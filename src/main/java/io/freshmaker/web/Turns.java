package io.freshmaker.web;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Which request is answered next where more are here than the processors can do: the addresses that they come from have
 * their turn one after the other, so that hundreds of clients at one delay those at another no more than a single one
 * does. What takes long waits for something else, and lets the next one begin. Thread-safe.
 */
final class Turns implements Handler<RoutingContext> {

    private static final int LOOK_MILLIS = 100;
    private static final long LONG = TimeUnit.MILLISECONDS.toNanos(250);

    private final int most;
    private final int workers;
    private final Map<HttpConnection, Turn> all = new HashMap<>();
    private final Map<String, Queue<Turn>> waiting = new LinkedHashMap<>();
    private int taken;
    private int begun;

    /**
     * @param most how many quick ones are worked on at a time
     * @param workers how many are worked on with those that take long
     */
    Turns(int most, int workers) {
        this.most = most;
        this.workers = workers;
    }

    /** Begins to look for what takes long. */
    void watch(Vertx vertx) {
        vertx.setPeriodic(LOOK_MILLIS, timer -> passed().forEach(Turn::begin));
    }

    private static final class Turn {

        private final String address;
        private final Context thread;
        private final RoutingContext request;
        private boolean holds;
        private long since;

        private Turn(RoutingContext request) {
            this.address = OpenConnections.address(request.request().remoteAddress());
            this.thread = request.vertx().getOrCreateContext();
            this.request = request;
        }

        private void begin() {
            thread.runOnContext(now -> {
                if (!request.response().closed()) {
                    request.next();
                }
            });
        }
    }

    /** Goes on with a request that is here whole, now or later. */
    @Override
    public void handle(RoutingContext request) {
        leaves(request.request().connection());
        if (enters(new Turn(request))) {
            request.next();
        }
    }

    private synchronized boolean enters(Turn turn) {
        all.put(turn.request.request().connection(), turn);
        if (taken < most && begun < workers) {
            take(turn);
        } else {
            waiting.computeIfAbsent(turn.address, address -> new ArrayDeque<>()).add(turn);
        }
        return turn.holds;
    }

    private void take(Turn turn) {
        taken++;
        begun++;
        turn.holds = true;
        turn.since = System.nanoTime();
    }

    /** The request of a connection was answered, or the connection is closed. */
    void leaves(HttpConnection connection) {
        left(connection).forEach(Turn::begin);
    }

    private synchronized List<Turn> left(HttpConnection connection) {
        Turn turn = all.remove(connection);
        Queue<Turn> same = turn == null ? null : waiting.get(turn.address);
        if (turn == null) {
            return List.of();
        } else if (same != null && same.remove(turn)) {
            if (same.isEmpty()) {
                waiting.remove(turn.address);
            }
            return List.of();
        }
        begun--;
        release(turn);
        return next();
    }

    private void release(Turn turn) {
        taken -= turn.holds ? 1 : 0;
        turn.holds = false;
    }

    private List<Turn> next() {
        List<Turn> next = new ArrayList<>();
        while (taken < most && begun < workers && !waiting.isEmpty()) {
            var addresses = waiting.entrySet().iterator();
            var first = addresses.next();
            addresses.remove();
            Turn turn = first.getValue().remove();
            take(turn);
            next.add(turn);
            if (!first.getValue().isEmpty()) {
                // Behind all other addresses.
                waiting.put(first.getKey(), first.getValue());
            }
        }
        return next;
    }

    private synchronized List<Turn> passed() {
        if (waiting.isEmpty()) {
            return List.of();
        }
        long now = System.nanoTime();
        all.values().stream()
                .filter(turn -> turn.holds && now - turn.since > LONG)
                .forEach(this::release);
        return next();
    }
}
