package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.bus.BusPublisher;
import io.freshmaker.bus.EmbeddedBroker;
import io.freshmaker.bus.EnvelopeWriter;
import io.freshmaker.bus.Wire;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.sandbox.Account;
import io.freshmaker.sandbox.DistGitStandIn;
import io.freshmaker.sandbox.GitCommit;
import io.freshmaker.sandbox.MbsOptions;
import io.freshmaker.sandbox.MbsStandIn;
import io.freshmaker.sandbox.ReceivedSubmission;
import io.freshmaker.service.Freshmaker;
import io.freshmaker.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * A whole installation for one journey: the service with its embedded broker and database, dist-git with real
 * repositories, and an MBS that answers as recorded.
 */
final class Town implements AutoCloseable {

    static final Map<String, String> PLATFORM = Map.of("platform", "f27");

    private static final ObjectMapper JSON = new ObjectMapper();

    final DistGitStandIn distGit;
    final MbsStandIn mbs;
    private final Map<String, String> settings = new HashMap<>();
    private final AtomicReference<BusPublisher> bus = new AtomicReference<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path brokerData;
    private EmbeddedBroker broker;
    private Freshmaker service;
    private volatile boolean mute;

    Town(Path directory) {
        brokerData = directory.resolve("broker");
        broker = new EmbeddedBroker(brokerData, 0);
        distGit = new DistGitStandIn(directory.resolve("git"));
        mbs = MbsStandIn.start(
                MbsOptions.of(distGit.url())
                        .withAccount("secret", Account.packager("freshmaker"))
                        .withAccount("somebody", Account.packager("jane")),
                this::announce);
        settings.put("freshmaker.data", directory.resolve("data").toString());
        settings.put("freshmaker.http.port", "0");
        settings.put("freshmaker.management.port", "0");
        settings.put("freshmaker.bus.url", broker.url());
        settings.put("freshmaker.mbs.url", mbs.base());
        settings.put("freshmaker.mbs.token", "secret");
        settings.put("freshmaker.mbs.settle", "1");
        settings.put("freshmaker.mbs.poll", "1");
        settings.put("freshmaker.distgit.url", distGit.url());
        settings.put("freshmaker.tick", "100");
        settings.put("freshmaker.policy.look", "50");
        settings.put("freshmaker.plan.hold", "0");
        settings.put("freshmaker.plan.storm", "0");
        settings.put("freshmaker.retry.max", "1");
    }

    Town with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** What a module of the town is built with, beside the platform. */
    static Map<String, String> needing(String... modules) {
        Map<String, String> needs = new HashMap<>(PLATFORM);
        Stream.of(modules).forEach(module -> needs.put(module, "f27"));
        return needs;
    }

    /** Has a module in dist-git and ready at MBS. */
    Town module(String name, String stream, Map<String, String> buildrequires, Map<String, String> rpms) {
        distGit.create("modules", name, stream, Map.of(name + ".yaml", modulemd(name, buildrequires, rpms)));
        mbs.importReady(name, stream, buildrequires, rpms);
        return this;
    }

    /** The same with a modulemd that is to be built once for each of the two streams of the platform. */
    Town moduleOnTwoPlatforms(String name, Map<String, String> rpms) {
        String modulemd = modulemd(name, Map.of("platform", "f27, f28"), rpms);
        distGit.create("modules", name, "f27", Map.of(name + ".yaml", modulemd));
        mbs.importReady(name, "f27", Map.of("platform", "f27"), rpms);
        return this;
    }

    /** Has somebody else change a module's components and build it at MBS; answers when MBS has taken it on. */
    void builtBySomebody(String name, String stream, Map<String, String> buildrequires, Map<String, String> rpms) {
        String commit = distGit.commit(
                "modules",
                name,
                stream,
                Map.of(name + ".yaml", modulemd(name, buildrequires, rpms)),
                "Other components",
                "jane");
        ObjectNode body = JSON.createObjectNode()
                .put("scmurl", distGit.url() + "/modules/" + name + ".git?#" + commit)
                .put("branch", stream);
        var request = HttpRequest.newBuilder(URI.create(mbs.url() + "/2/module-builds/"))
                .header("Authorization", "Bearer somebody")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        assertThat(answer(request)).contains("\"state\"");
    }

    /** Has everybody hear of MBS again. */
    void unmute() {
        mute = false;
    }

    Town base(String name, String stream) {
        mbs.importReady(name, stream, Map.of(), Map.of());
        return this;
    }

    private static String modulemd(String name, Map<String, String> buildrequires, Map<String, String> rpms) {
        var text = new StringBuilder("document: modulemd\nversion: 2\ndata:\n  summary: " + name
                + "\n  description: " + name
                + "\n  license:\n    module: [MIT]\n  dependencies:\n  - buildrequires:\n");
        new TreeMap<>(buildrequires)
                .forEach((module, stream) -> text.append("      " + module + ": [" + stream + "]\n"));
        text.append("    requires:\n      platform: [f27]\n  components:\n    rpms:\n");
        new TreeMap<>(rpms)
                .forEach((rpm, branch) ->
                        text.append("      " + rpm + ":\n        rationale: needed\n        ref: " + branch + "\n"));
        return text.toString();
    }

    Town start() {
        service = Freshmaker.start(new SettingsReader().read(null, Map.of(), settings));
        connect();
        return this;
    }

    private void connect() {
        bus.set(new BusPublisher(broker.url(), "", "", "topic:freshmaker"));
    }

    void stop() {
        service.close();
    }

    /** Takes the broker away; its messages stay on the disk. */
    void stopBroker() {
        disconnect();
        broker.close();
    }

    /** Gives it back, on the port it had. */
    void startBroker() {
        int port = URI.create(settings.get("freshmaker.bus.url")).getPort();
        broker = new EmbeddedBroker(brokerData, port);
        connect();
    }

    EmbeddedBroker broker() {
        return broker;
    }

    /** Has nobody hear anything of MBS from now on. */
    Town mute() {
        mute = true;
        return this;
    }

    private synchronized void disconnect() {
        BusPublisher publisher = bus.getAndSet(null);
        if (publisher != null) {
            publisher.close();
        }
    }

    /** Has a stand-in tell something on the bus, while there is one. */
    synchronized void announce(String topic, ObjectNode msg) {
        if (bus.get() != null && !mute) {
            send(message(UUID.randomUUID().toString(), topic, msg));
        }
    }

    /** What the REST API answers; any status. */
    JsonNode get(String path) {
        try {
            return JSON.readTree(text("http://127.0.0.1:" + service.httpPort() + path));
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
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.httpPort() + path))
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

    private String answer(HttpRequest request) {
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

    /** The commits of a module's branch that we made. */
    List<GitCommit> bumps(String name, String branch) {
        return distGit.log("modules", name, branch).stream()
                .filter(commit -> commit.message().contains("Freshmaker-Token: "))
                .toList();
    }

    /** What MBS was asked to build of a module. */
    List<ReceivedSubmission> submissions(String name) {
        return mbs.submissions().stream()
                .filter(submission -> submission.scmurl().contains("/" + name + ".git?#"))
                .toList();
    }

    static BusMessage message(String id, String topic, JsonNode body) {
        return new BusMessage(id, topic, topic, Envelope.FEDORA_MESSAGING, Map.of(), Instant.now(), body);
    }

    /** A spec file of that rpm was changed on that branch, by a commit of its own for each id. */
    static BusMessage specChange(String id, String rpm, String branch) {
        return specChange(id, rpm, branch, UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)));
    }

    static BusMessage specChange(String id, String rpm, String branch, UUID commitId) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode commit = body.putObject("commit");
        commit.put("namespace", "rpms").put("repo", rpm).put("branch", branch);
        commit.put("rev", "81e09b9c" + commitId.toString().replace("-", "")).put("agent", "jane");
        commit.put("message", "Last upstream release\n");
        commit.putObject("stats").putObject("files").putObject(rpm + ".spec").put("lines", 13);
        return message(id, "git.receive", body);
    }

    void send(BusMessage message) {
        send(message, Envelope.FEDORA_MESSAGING, "org.fedoraproject.prod.");
    }

    void send(BusMessage message, Envelope envelope, String prefix) {
        send(new EnvelopeWriter(JSON).write(message, envelope, prefix));
    }

    synchronized void send(Wire wire) {
        bus.get().send(wire);
    }

    /** How a part of the service says it is, with {@code status} and {@code message}. */
    JsonNode health(String part) {
        try {
            return JSON.readTree(text("http://127.0.0.1:" + service.managementPort() + "/health/ready"))
                    .path("checks")
                    .path(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The data directory of the service. */
    String data() {
        return settings.get("freshmaker.data");
    }

    /** What Prometheus reads. */
    String metrics() {
        return text("http://127.0.0.1:" + service.managementPort() + "/metrics");
    }

    /** What readiness says, whether it is up or down. */
    JsonNode ready() {
        try {
            return JSON.readTree(text("http://127.0.0.1:" + service.managementPort() + "/health/ready"));
        } catch (IOException e) {
            throw new UncheckedIOException("/health/ready", e);
        }
    }

    Freshmaker service() {
        return service;
    }

    @Override
    public void close() {
        disconnect();
        if (service != null) {
            stop();
        }
        mbs.close();
        broker.close();
    }
}
