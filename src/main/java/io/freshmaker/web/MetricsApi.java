package io.freshmaker.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Answers with the metrics, for those who reach the API's port alone. */
public final class MetricsApi implements ApiPart {

    private final MetricsText metrics;

    public MetricsApi(MetricsText metrics) {
        this.metrics = metrics;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/monitor/metrics", "show-metrics", "Metrics as Prometheus reads them", call -> text()));
    }

    private Answer text() {
        byte[] text = metrics.read().getBytes(StandardCharsets.UTF_8);
        return new Answer(200, Map.of("Content-Type", MetricsText.TYPE), ByteBuffer.wrap(text));
    }
}
