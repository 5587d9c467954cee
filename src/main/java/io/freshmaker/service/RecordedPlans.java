package io.freshmaker.service;

import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Decision;
import io.freshmaker.plan.Part;
import io.freshmaker.store.Events;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Stores what the content types said to a message, and counts what they decided. */
public final class RecordedPlans {

    private final Events events;
    private final MeterRegistry metrics;

    RecordedPlans(Events events, MeterRegistry metrics) {
        this.events = events;
        this.metrics = metrics;
    }

    /** As {@link Events#record}. */
    public void record(Answers answers, int tries) {
        events.record(answers, tries);
        answers.parts().stream()
                .filter(part -> part.finished() && part.ours() && part.draft().plan() != null)
                .forEach(this::count);
    }

    private void count(Part part) {
        for (Decision decision : part.draft().plan().decisions()) {
            Counter.builder("freshmaker.decisions")
                    .description("Candidates that were judged, by content type and answer")
                    .tag("content_type", part.type().name())
                    .tag("answer", decision.rebuild() ? "rebuild" : "no")
                    .register(metrics)
                    .increment();
        }
    }
}
