package io.freshmaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.json.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What operators and their tools ask: is it alive, is it ready, and its metrics. */
public final class ManagementPaths {

    private final HealthChecks checks;
    private final MetricsText metrics;

    public ManagementPaths(HealthChecks checks, MetricsText metrics) {
        this.checks = checks;
        this.metrics = metrics;
    }

    /** Adds the paths to {@code router}. */
    public Router on(Router router) {
        router.get("/health/live").handler(context -> answer(context, Map.of()));
        router.get("/health/ready").handler(this::ready);
        router.get("/metrics").handler(this::metrics);
        return router;
    }

    private void ready(RoutingContext context) {
        Future.fromCompletionStage(checks.run(), context.vertx().getOrCreateContext())
                .onSuccess(results -> answer(context, results))
                .onFailure(context::fail);
    }

    private void metrics(RoutingContext context) {
        // Not on Vert.x's workers: the API may keep all of them busy.
        var text = CompletableFuture.supplyAsync(metrics::read, checks.threads());
        Future.fromCompletionStage(text, context.vertx().getOrCreateContext())
                .onSuccess(scraped -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, MetricsText.TYPE)
                        .end(scraped))
                .onFailure(context::fail);
    }

    private static void answer(RoutingContext context, Map<String, Health> results) {
        boolean up = results.values().stream().allMatch(Health::up);
        byte[] body = Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("status", word(up));
            json.writeObjectFieldStart("checks");
            for (Map.Entry<String, Health> result : results.entrySet()) {
                json.writeFieldName(result.getKey());
                write(json, result.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        });
        context.response()
                .setStatusCode(up ? 200 : 503)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Buffer.buffer(body));
    }

    private static void write(JsonGenerator json, Health health) throws IOException {
        json.writeStartObject();
        json.writeStringField("status", word(health.up()));
        json.writeStringField("message", health.sentence());
        if (!health.details().isEmpty()) {
            json.writeObjectFieldStart("details");
            for (Map.Entry<String, String> detail : health.details().entrySet()) {
                json.writeStringField(detail.getKey(), detail.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
