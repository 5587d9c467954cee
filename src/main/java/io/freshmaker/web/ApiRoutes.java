package io.freshmaker.web;

import io.freshmaker.access.Gate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestDefinition;

/** The REST API as existing clients know it, in both versions, and what version 2 has beyond it. */
public final class ApiRoutes extends RouteBuilder {

    private final List<ApiPart> parts;
    private final List<Endpoint> endpoints;
    private final Gate gate;
    private final AnswerTimes times;
    private final String seenAt;

    /** Without metrics, and at the address that each client says. */
    public ApiRoutes(List<ApiPart> parts, Gate gate, String version) {
        this(parts, gate, version, "", new CompositeMeterRegistry());
    }

    /**
     * @param gate looks at who makes a request
     * @param version of Freshmaker
     * @param seenAt what clients have before {@code /api}, which behind a proxy we can't know; empty to believe each
     * @param metrics count requests and how long they take
     */
    public ApiRoutes(List<ApiPart> parts, Gate gate, String version, String seenAt, MeterRegistry metrics) {
        this.seenAt = seenAt;
        this.times = new AnswerTimes(metrics);
        this.parts = List.copyOf(parts);
        List<Endpoint> all = new ArrayList<>();
        parts.forEach(part -> all.addAll(part.endpoints()));
        var description = new OpenApi(this::endpoints, version, gate, seenAt);
        all.add(Endpoint.get("/openapi.json", "describe", "This description", description::answer)
                .inNoVersion()
                .answering("Description"));
        this.endpoints = List.copyOf(all);
        this.gate = gate;
    }

    /** Adds what is not answered at once, and therefore not by a route. */
    public void on(Router router) {
        for (ApiPart part : parts) {
            if (part instanceof StreamedPart streamed) {
                streamed.on(router, gate);
            }
        }
    }

    private List<Endpoint> endpoints() {
        return endpoints;
    }

    @Override
    public void configure() {
        restConfiguration().component("platform-http").inlineRoutes(false);
        for (int version = 0; version <= Endpoint.NEWEST; version++) {
            RestDefinition paths = rest(version == 0 ? "/api" : "/api/" + version);
            for (Endpoint endpoint : endpoints) {
                if (endpoint.versions().contains(version)) {
                    verb(paths, endpoint).to("direct:" + endpoint.id());
                }
            }
        }
        endpoints.forEach(this::route);
    }

    private static RestDefinition verb(RestDefinition paths, Endpoint endpoint) {
        return switch (endpoint.method()) {
            case "GET" -> paths.get(endpoint.path());
            case "POST" -> paths.post(endpoint.path());
            case "PATCH" -> paths.patch(endpoint.path());
            default -> throw new IllegalArgumentException(endpoint.id() + " can't be routed: " + endpoint.method());
        };
    }

    private void route(Endpoint endpoint) {
        from("direct:" + endpoint.id())
                .routeId(endpoint.id())
                .routeDescription(endpoint.summary())
                .bean(new Answering(endpoint, gate, times, seenAt), "answer");
    }
}
