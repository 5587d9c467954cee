package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.service.Freshmaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What the service of a town answers over HTTP: its REST API, its health and its metrics. */
abstract class AskedOverHttp {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    /** Who answers; it may be another one after a restart. */
    abstract Freshmaker service();

    /** What the REST API answers; any status. */
    JsonNode get(String path) {
        try {
            return JSON.readTree(text("http://127.0.0.1:" + service().httpPort() + path));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** What the REST API answers to JSON that is posted to it; any status. */
    JsonNode post(String path, String body) {
        return sent("POST", path, body);
    }

    /** What the REST API answers when something is to be changed; any status. */
    JsonNode patch(String path, String body) {
        return sent("PATCH", path, body);
    }

    private JsonNode sent(String method, String path, String body) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + service().httpPort() + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return JSON.readTree(answer(request));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private String text(String url) {
        return answer(HttpRequest.newBuilder(URI.create(url)).build());
    }

    /** The body of whatever is answered. */
    String answer(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The event of a message as version 2 tells it, in full; missing while there is none. */
    JsonNode event(String message) {
        JsonNode found =
                get("/api/1/events/?message_id=" + message).path("items").path(0);
        return found.isMissingNode() ? found : get("/api/2/events/" + found.path("id") + "?show_full_json=True");
    }

    /** The event of a message, once it is in that state. */
    JsonNode eventIn(String state, String message) {
        await().atMost(Duration.ofSeconds(25))
                .untilAsserted(
                        () -> assertThat(event(message).path("state_name").asText())
                                .as("%s", event(message))
                                .isEqualTo(state));
        return event(message);
    }

    /** The build of a module in an event. */
    static JsonNode build(JsonNode event, String name) {
        for (JsonNode build : event.path("builds")) {
            if (build.path("name").asText().equals(name)) {
                return build;
            }
        }
        throw new AssertionError("no build of " + name + " in " + event);
    }

    /** How a part of the service says it is, with {@code status} and {@code message}. */
    JsonNode health(String part) {
        return ready().path("checks").path(part);
    }

    /** What Prometheus reads. */
    String metrics() {
        return text("http://127.0.0.1:" + service().managementPort() + "/metrics");
    }

    /** What readiness says, whether it is up or down. */
    JsonNode ready() {
        try {
            return JSON.readTree(text("http://127.0.0.1:" + service().managementPort() + "/health/ready"));
        } catch (IOException e) {
            throw new UncheckedIOException("/health/ready", e);
        }
    }
}
