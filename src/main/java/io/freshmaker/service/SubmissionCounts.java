package io.freshmaker.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what build systems answer to submissions. */
record SubmissionCounts(MeterRegistry metrics) {

    /** One more answer of this kind. */
    void add(String system, String outcome) {
        Counter.builder("freshmaker.submissions")
                .description("Answers of build systems to submissions")
                .tags("system", system, "outcome", outcome)
                .register(metrics)
                .increment();
    }
}
