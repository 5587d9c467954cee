package io.freshmaker.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Counts what build systems answer to submissions. All are counted from the start: Prometheus does not see the first one
 * of a count that begins with it.
 */
final class SubmissionCounts implements BiConsumer<String, String> {

    private static final List<String> OUTCOMES = List.of("accepted", "exists", "rejected", "refused", "unknown");

    private final MeterRegistry metrics;

    SubmissionCounts(MeterRegistry metrics) {
        this.metrics = metrics;
        Wiring.SYSTEMS.forEach(system -> OUTCOMES.forEach(outcome -> count(system, outcome)));
    }

    /** One more answer of this kind. */
    @Override
    public void accept(String system, String outcome) {
        count(system, outcome).increment();
    }

    private Counter count(String system, String outcome) {
        return Counter.builder("freshmaker.submissions")
                .description("Answers of build systems to submissions")
                .tags("system", system, "outcome", outcome)
                .register(metrics);
    }
}
