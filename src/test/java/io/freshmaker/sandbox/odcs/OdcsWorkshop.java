package io.freshmaker.sandbox.odcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** An ODCS of a test, and a client that speaks plain HTTP to it. Bodies of requests are written with single quotes. */
final class OdcsWorkshop implements AutoCloseable {

    static final String COMPOSES = "/api/1/composes/";
    private static final ObjectMapper JSON = new ObjectMapper();

    final OdcsStandIn odcs;
    final List<String> topics = new CopyOnWriteArrayList<>();
    final List<ObjectNode> messages = new CopyOnWriteArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    OdcsWorkshop() {
        this(options -> options);
    }

    OdcsWorkshop(UnaryOperator<OdcsOptions> changed) {
        OdcsOptions options = OdcsOptions.usual().withStep(Duration.ofMillis(5));
        odcs = OdcsStandIn.start(changed.apply(options), (topic, msg) -> {
            topics.add(topic);
            messages.add(msg);
        });
    }

    /** The body of a request for that package out of a tag, with more on the top level. */
    static String wanted(String tag, String packages, String more) {
        return "{'source': {'type': 'tag', 'source': '" + tag + "', 'packages': ['" + packages
                + "'], 'sigkeys': ['e99d6ad1']}, 'flags': ['no_deps']" + more + "}";
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(path.startsWith("http") ? path : odcs.url() + path))
                .timeout(Duration.ofSeconds(10))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    HttpResponse<String> post(String body, String... headers) {
        return send("POST", COMPOSES, body, headers);
    }

    /** The compose that the request made. */
    JsonNode made(String body) {
        return ok(post(body));
    }

    long id(String body) {
        return made(body).path("id").longValue();
    }

    JsonNode patched(long id, String body) {
        return ok(send("PATCH", COMPOSES + id, body));
    }

    JsonNode list(String query) {
        return ok(send("GET", COMPOSES + "?" + query, null));
    }

    /** The ids in a list. */
    List<Long> ids(String query) {
        return list(query).path("items").findValues("id").stream()
                .map(JsonNode::longValue)
                .toList();
    }

    JsonNode read(long id) {
        return ok(send("GET", COMPOSES + id, null));
    }

    JsonNode until(long id, String state) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> odcs.state(id), state::equals);
        return read(id);
    }

    static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException unreadable) {
            throw new AssertionError("not JSON: " + answer.body(), unreadable);
        }
    }

    /** Waits until so many messages were published, and answers them. */
    List<ObjectNode> told(int count) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> messages.size() >= count);
        return messages;
    }

    @Override
    public void close() {
        odcs.close();
    }
}
