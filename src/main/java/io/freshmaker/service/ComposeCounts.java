package io.freshmaker.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Counts ODCS's answers to what it is asked to do, by request and outcome. All are counted from the start: an alarm would
 * take what is not there for a metric that is missing.
 */
final class ComposeCounts implements BiConsumer<String, String> {

    private static final List<String> REQUESTS = List.of("ask", "keep", "delete");

    private final MeterRegistry metrics;

    ComposeCounts(MeterRegistry metrics) {
        this.metrics = metrics;
        for (String request : REQUESTS) {
            String good = request.equals("delete") ? "deleted" : "accepted";
            List.of(good, "rejected", "refused", "unknown").forEach(outcome -> count(request, outcome));
        }
    }

    @Override
    public void accept(String request, String outcome) {
        count(request, outcome).increment();
    }

    private Counter count(String request, String outcome) {
        return Counter.builder("freshmaker.compose.requests")
                .description("Answers of ODCS by request and outcome")
                .tags("request", request, "outcome", outcome)
                .register(metrics);
    }
}
