package io.freshmaker.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How long the endpoints of the API take to answer, by status: neither paths nor queries of clients. Thread-safe. */
final class AnswerTimes {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry metrics;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    AnswerTimes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    private record Key(String endpoint, int status) {}

    void took(Endpoint endpoint, int status, long nanos) {
        timers.computeIfAbsent(new Key(endpoint.id(), status), key -> timer(endpoint, status))
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Endpoint endpoint, int status) {
        return Timer.builder("freshmaker.api")
                .description("Requests to the API by endpoint and status")
                .tags("endpoint", endpoint.id(), "method", endpoint.method(), "status", Integer.toString(status))
                .serviceLevelObjectives(BUCKETS)
                .register(metrics);
    }
}
