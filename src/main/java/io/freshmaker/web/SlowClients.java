package io.freshmaker.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Cuts off who sends a request piece by piece, so that the connection is never idle and the request never here. All
 * connections are looked at every now and then, so that a quick request costs next to nothing. Thread-safe.
 */
final class SlowClients {

    private static final int TIMEOUT = 408;
    private static final int LOOKS = 4;

    private final LongSupplier nanos;
    private final long arrival;
    private final long idle;
    private final Map<HttpConnection, Awaited> awaited = new ConcurrentHashMap<>();

    /** What a connection has to bring until when; without a request its headers. */
    private record Awaited(long until, HttpServerRequest request) {}

    /** @param nanos a clock that only goes forward, as {@link System#nanoTime} */
    SlowClients(HttpLimits limits, LongSupplier nanos) {
        this.nanos = nanos;
        this.arrival = TimeUnit.SECONDS.toNanos(limits.arrivalSeconds());
        this.idle = TimeUnit.SECONDS.toNanos(limits.idleSeconds());
    }

    /** Begins to look. */
    void watch(Vertx vertx) {
        if (arrival > 0) {
            vertx.setPeriodic(TimeUnit.NANOSECONDS.toMillis(arrival) / LOOKS, timer -> look());
        }
    }

    private void look() {
        long now = nanos.getAsLong();
        awaited.forEach((connection, wait) -> {
            if (now - wait.until() > 0 && awaited.remove(connection, wait)) {
                cutOff(connection, wait.request());
            }
        });
    }

    private static void cutOff(HttpConnection connection, HttpServerRequest request) {
        if (request != null && !request.response().headWritten()) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            ErrorAnswers.send(request.response(), TIMEOUT, ErrorAnswers.message(TIMEOUT))
                    .onComplete(written -> connection.close());
        } else {
            OneAtATime.cutOff(connection);
        }
    }

    /** Waits for the first headers of a new connection. */
    void connected(HttpConnection connection) {
        await(connection, arrival, null);
    }

    /** Waits for the body of a request whose headers are here. */
    void requested(HttpServerRequest request) {
        if (arrival > 0) {
            HttpConnection connection = request.connection();
            await(connection, arrival, request);
            request.end().onSuccess(here -> awaited.remove(connection));
        }
    }

    /** Waits for the headers of the next request. */
    void answered(HttpConnection connection) {
        await(connection, arrival + idle, null);
    }

    private void await(HttpConnection connection, long time, HttpServerRequest request) {
        if (arrival > 0) {
            awaited.put(connection, new Awaited(nanos.getAsLong() + time, request));
        }
    }

    /** A connection that is closed brings nothing more. */
    void closed(HttpConnection connection) {
        awaited.remove(connection);
    }
}
