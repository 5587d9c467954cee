package io.freshmaker.web;

import io.freshmaker.access.Gate;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.rest.RestDefinition;

/** The REST API as existing clients know it, in both versions, and what version 2 has beyond it. */
public final class ApiRoutes extends RouteBuilder {

    private static final int VERSIONS = 2;

    private final List<Endpoint> endpoints;
    private final Gate gate;

    /** @param gate looks at who makes a request */
    public ApiRoutes(List<ApiPart> parts, Gate gate) {
        this.endpoints =
                parts.stream().flatMap(part -> part.endpoints().stream()).toList();
        this.gate = gate;
    }

    @Override
    public void configure() {
        restConfiguration().component("platform-http").inlineRoutes(false);
        for (int version = 1; version <= VERSIONS; version++) {
            RestDefinition paths = rest("/api/" + version);
            for (Endpoint endpoint : endpoints) {
                if (endpoint.since() <= version) {
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
                .bean(new Answering(endpoint, gate), "answer");
    }
}
