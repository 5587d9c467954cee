package io.freshmaker.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** All metrics in the form that Prometheus reads. Thread-safe. */
public final class MetricsText {

    /** The media type of {@link #read}. */
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry metrics;
    private final Runnable refresh;

    /** @param refresh brings up to date what is not counted as it happens */
    public MetricsText(PrometheusMeterRegistry metrics, Runnable refresh) {
        this.metrics = metrics;
        this.refresh = refresh;
    }

    /** The metrics of now; may take as long as counting takes. */
    String read() {
        refresh.run();
        return metrics.scrape(TYPE);
    }
}
