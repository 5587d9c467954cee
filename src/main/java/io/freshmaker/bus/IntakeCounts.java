package io.freshmaker.bus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;

/** What came of the deliveries, as Prometheus counters, and when the last one came. */
public final class IntakeCounts {

    private final Clock clock;
    private final Counter received;
    private final Counter noiseByTopic;
    private final Counter noiseByFilter;
    private final Counter stored;
    private final Counter duplicate;
    private final Counter unreadable;
    private volatile Instant last;

    public IntakeCounts(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.received = Counter.builder("freshmaker.messages.received")
                .description("Deliveries of the bus")
                .register(registry);
        this.noiseByTopic = outcome(registry, "noise_by_topic");
        this.noiseByFilter = outcome(registry, "noise_by_filter");
        this.stored = outcome(registry, "stored");
        this.duplicate = outcome(registry, "duplicate");
        this.unreadable = outcome(registry, "unreadable");
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder("freshmaker.messages")
                .description("Deliveries by what came of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    void received() {
        last = clock.instant();
        received.increment();
    }

    void noiseByTopic() {
        noiseByTopic.increment();
    }

    void noiseByFilter() {
        noiseByFilter.increment();
    }

    void stored(boolean fresh) {
        (fresh ? stored : duplicate).increment();
    }

    void unreadable() {
        unreadable.increment();
    }

    /** When the last delivery came, noise included; null when none came since the start. */
    public Instant last() {
        return last;
    }

    /** Deliveries since the start. */
    public long total() {
        return (long) received.count();
    }
}
