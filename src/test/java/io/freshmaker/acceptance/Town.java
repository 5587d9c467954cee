package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.bus.EmbeddedBroker;
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
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A whole installation for one journey: the service with its embedded broker and database, dist-git with real
 * repositories, and an MBS that answers as recorded.
 */
final class Town extends AskedOverHttp implements AutoCloseable {

    static final Map<String, String> PLATFORM = Map.of("platform", "f27");

    private static final ObjectMapper JSON = new ObjectMapper();

    final DistGitStandIn distGit;
    final MbsStandIn mbs;
    private final Map<String, String> settings = new HashMap<>();
    private final TownBus bus;
    private Freshmaker service;

    Town(Path directory) {
        bus = new TownBus(directory.resolve("broker"));
        distGit = new DistGitStandIn(directory.resolve("git"));
        mbs = MbsStandIn.start(
                MbsOptions.of(distGit.url())
                        .withAccount("secret", Account.packager("freshmaker"))
                        .withAccount("somebody", Account.packager("jane")),
                bus::announce);
        settings.put("freshmaker.data", directory.resolve("data").toString());
        settings.put("freshmaker.http.port", "0");
        settings.put("freshmaker.management.port", "0");
        settings.put("freshmaker.bus.url", bus.broker().url());
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
        distGit.create("modules", name, stream, Map.of(name + ".yaml", Modulemd.of(name, buildrequires, rpms)));
        mbs.importReady(name, stream, buildrequires, rpms);
        return this;
    }

    /** The same with a modulemd that is to be built once for each of the two streams of the platform. */
    Town moduleOnTwoPlatforms(String name, Map<String, String> rpms) {
        String modulemd = Modulemd.of(name, Map.of("platform", "f27, f28"), rpms);
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
                Map.of(name + ".yaml", Modulemd.of(name, buildrequires, rpms)),
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
        bus.unmute();
    }

    Town base(String name, String stream) {
        mbs.importReady(name, stream, Map.of(), Map.of());
        return this;
    }

    Town start() {
        service = Freshmaker.start(new SettingsReader().read(null, Map.of(), settings));
        bus.connect();
        return this;
    }

    void stop() {
        service.close();
    }

    /** Takes the broker away; its messages stay on the disk. */
    void stopBroker() {
        bus.stop();
    }

    /** Gives it back, on the port it had. */
    void startBroker() {
        bus.start(URI.create(settings.get("freshmaker.bus.url")).getPort());
    }

    EmbeddedBroker broker() {
        return bus.broker();
    }

    /** Has nobody hear anything of MBS from now on. */
    Town mute() {
        bus.mute();
        return this;
    }

    /** Has a stand-in tell something on the bus, while there is one. */
    void announce(String topic, ObjectNode msg) {
        bus.announce(topic, msg);
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
        bus.send(message);
    }

    void send(BusMessage message, Envelope envelope, String prefix) {
        bus.send(message, envelope, prefix);
    }

    void send(Wire wire) {
        bus.send(wire);
    }

    /** The data directory of the service. */
    String data() {
        return settings.get("freshmaker.data");
    }

    @Override
    Freshmaker service() {
        return service;
    }

    @Override
    public void close() {
        bus.disconnect();
        if (service != null) {
            stop();
        }
        mbs.close();
        bus.close();
    }
}
