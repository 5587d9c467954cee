package io.freshmaker.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.access.Gate;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The description of the API for programs, OpenAPI 3.1, made of the endpoints that are routed. Thread-safe. */
final class OpenApi {

    /** What the names of responses begin with where they are referred to. */
    static final String RESPONSES = "#/components/responses/";

    /** The name of the response to what is refused whatever it asks for. */
    static final String OTHERS = "default";

    private static final List<Integer> ANYWHERE = List.of(404, 408, 413, 414, 415, 417, 431);
    private static final List<Integer> ERRORS = List.of(400, 401, 403, 404, 405, 409, 413, 415, 429, 500, 503);
    private static final List<Integer> LATER = List.of(429, 503);
    private static final String HTTP = "http";

    private final Supplier<List<Endpoint>> endpoints;
    private final Gate gate;
    private final String version;
    private final String server;
    private volatile byte[] text;

    /**
     * @param endpoints all that are routed, once they are known
     * @param version of Freshmaker
     * @param gate finds out who asks
     * @param seenAt what clients have before {@code /api}; empty for the address that the description came from
     */
    OpenApi(Supplier<List<Endpoint>> endpoints, String version, Gate gate, String seenAt) {
        this.server = seenAt.isEmpty() ? "/" : seenAt;
        this.endpoints = endpoints;
        this.version = version;
        this.gate = gate;
    }

    Answer answer(ApiCall call) {
        if (text == null) {
            text = document().toString().getBytes(StandardCharsets.UTF_8);
        }
        return Answer.json(ByteBuffer.wrap(text));
    }

    private ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Freshmaker")
                .put("version", version)
                .put("description", "What is rebuilt, what will be and what was, and why or why not.")
                .putObject("license")
                .put("name", "Apache 2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", server);
        var schemas = new OpenApiSchemas();
        ObjectNode paths = document.putObject("paths");
        for (Endpoint endpoint : endpoints.get()) {
            for (int each : endpoint.versions()) {
                paths.withObjectProperty(endpoint.address(each))
                        .set(
                                endpoint.method().toLowerCase(Locale.ROOT),
                                new OpenApiOperation(endpoint, each, schemas).json(scheme(), gate.closed()));
            }
        }
        ObjectNode components = document.putObject("components");
        ObjectNode responses = components.putObject("responses");
        for (int status : ERRORS) {
            ObjectNode response = responses.putObject(String.valueOf(status));
            response.put("description", HttpResponseStatus.valueOf(status).reasonPhrase() + ".");
            if (LATER.contains(status)) {
                response.putObject("headers")
                        .putObject(Failures.RETRY_AFTER)
                        .put("description", "In how many seconds to try again.")
                        .putObject("schema")
                        .put("type", "integer");
            }
            error(response, schemas);
        }
        error(responses.putObject(OTHERS).put("description", others()), schemas);
        ObjectNode shapes = components.putObject("schemas");
        schemas.all().forEach(shapes::set);
        if (!scheme().isEmpty()) {
            components
                    .putObject("securitySchemes")
                    .putObject(scheme())
                    .put("type", HTTP)
                    .put("scheme", scheme());
        }
        return document;
    }

    private static void error(ObjectNode response, OpenApiSchemas schemas) {
        response.putObject("content").putObject("application/json").set("schema", schemas.reference("Error"));
    }

    private static String others() {
        return "What is refused whatever it asks for: "
                + ANYWHERE.stream()
                        .map(status -> status + " "
                                + HttpResponseStatus.valueOf(status).reasonPhrase())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private String scheme() {
        return switch (gate.word()) {
            case "oidc" -> "bearer";
            case "basic" -> "basic";
            default -> "";
        };
    }
}
