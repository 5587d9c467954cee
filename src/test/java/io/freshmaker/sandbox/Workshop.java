package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A dist-git and an MBS of a test, with a small module or two, and a client that speaks plain HTTP to it. */
final class Workshop implements AutoCloseable {

    static final String TOKEN = "smith-token";
    static final ObjectMapper JSON = new ObjectMapper();

    final DistGitStandIn git;
    final MbsStandIn mbs;
    final List<ObjectNode> messages = new CopyOnWriteArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Workshop(Path directory) {
        this(directory, options -> options);
    }

    Workshop(Path directory, UnaryOperator<MbsOptions> changed) {
        git = new DistGitStandIn(directory.resolve("git"));
        MbsOptions options = MbsOptions.of(git.url())
                .withStep(Duration.ofMillis(20))
                .withAccount(TOKEN, Account.packager("smith"))
                .withAccount("other-token", Account.packager("ada"))
                .withAccount("guest-token", new Account("guest", List.of("visitor"), Account.SCOPES))
                .withAccount("narrow-token", new Account("smith", List.of("packager"), List.of("openid")));
        mbs = MbsStandIn.start(changed.apply(options), (topic, msg) -> {
            assertThat(topic).isEqualTo("mbs.module.state.change");
            messages.add(msg);
        });
        mbs.importReady("platform", "f27", Map.of(), Map.of());
    }

    /** Begins the module at f27 with these buildrequires, as YAML such as {@code platform: [f27]}, and one rpm. */
    String module(String name, String buildrequires, String rpm) {
        return git.create("modules", name, "f27", Map.of(name + ".yaml", modulemd(name, buildrequires, rpm)));
    }

    static String modulemd(String name, String buildrequires, String rpm) {
        return """
                document: modulemd
                version: 2
                data:
                  summary: %1$s
                  description: The %1$s
                    of the test
                  license: {module: [MIT]}
                  dependencies:
                  - buildrequires: {%2$s}
                    requires: {platform: [f27]}
                  components:
                    rpms:
                      %3$s: {rationale: part of %1$s, ref: main}
                """.formatted(name, buildrequires, rpm);
    }

    String scmurl(String name, String commit) {
        return git.url("modules", name) + "?#" + commit;
    }

    HttpResponse<String> submit(String name, String commit) {
        return submit(1, name, commit);
    }

    HttpResponse<String> submit(int api, String name, String commit) {
        String body = JSON.createObjectNode()
                .put("scmurl", scmurl(name, commit))
                .put("branch", "f27")
                .toString();
        return send("POST", "/" + api + "/module-builds/", TOKEN, body);
    }

    long submitted(String name, String commit) {
        HttpResponse<String> answer = submit(name, commit);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).path("id").asLong();
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null, null);
    }

    JsonNode read(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    HttpResponse<String> send(String method, String path, String token, String body) {
        try {
            return client.send(request(method, path, token, body), HttpResponse.BodyHandlers.ofString());
        } catch (IOException lost) {
            throw new NoAnswer(lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest request(String method, String path, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(mbs.url() + path))
                .timeout(Duration.ofSeconds(10))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return (token == null ? request : request.header("Authorization", "Bearer " + token)).build();
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException unreadable) {
            throw new AssertionError("not JSON: " + answer.body(), unreadable);
        }
    }

    JsonNode untilState(long id, String state) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> read("/1/module-builds/" + id + "?verbose=true"),
                        build -> build.path("state_name").asText().equals(state));
    }

    List<String> published(long id) {
        return messages.stream()
                .filter(message -> message.path("id").asLong() == id)
                .map(message -> message.path("state_name").asText())
                .toList();
    }

    @Override
    public void close() {
        mbs.close();
    }

    /** The connection ended without an answer, or there was none. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer(IOException cause) {
            super(cause);
        }
    }
}
