package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.CommandRun;
import io.freshmaker.change.BusMessage;
import io.freshmaker.sandbox.koji.HubStock;
import io.freshmaker.sandbox.koji.ImageRecipe;
import io.freshmaker.sandbox.koji.ImportedBuild;
import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import io.freshmaker.sandbox.koji.ReceivedOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A town with a Koji in which images are built, one on the other. Fedora 27 is shipped by Bodhi's updates and Fedora 28
 * by tags, as the file of releases has it.
 */
final class Harbour implements AutoCloseable {

    static final String F27 = "f27";
    static final String F28 = "f28";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMESPACE = "container";
    private static final String MODULAR = "-modular-updates";

    final Town town;
    final KojiStandIn koji;
    private final Map<String, ImageRecipe> recipes = new HashMap<>();

    Harbour(Path directory) {
        town = new Town(directory);
        koji = KojiStandIn.start(KojiOptions.usual().withStep(Duration.ofMillis(20)), town::announce);
        koji.stock().sources(town.distGit);
        release(F27);
        release(F28);
        withKoji()
                .with("freshmaker.koji.user", "freshmaker")
                .with("freshmaker.koji.password", "secret")
                .with("freshmaker.koji.poll", "1")
                .with("freshmaker.koji.settle", "1")
                .with("freshmaker.koji.timeout", "5")
                .with("freshmaker.koji.attempts", "2")
                .with("freshmaker.koji.retry", "0")
                .with("freshmaker.images.history", "2")
                .with("freshmaker.images.pause", "0");
    }

    /** Has Koji in the configuration, with the tags of the images that are read from there. */
    Harbour withKoji() {
        return with("freshmaker.koji.url", koji.url())
                .with("freshmaker.koji.auth", "password")
                .with("freshmaker.images.tags", tag(F27) + "," + tag(F28));
    }

    /** Takes it out of the next start's configuration. */
    Harbour withoutKoji() {
        return with("freshmaker.koji.url", "")
                .with("freshmaker.koji.auth", "none")
                .with("freshmaker.images.tags", "");
    }

    private static String tag(String branch) {
        return branch + "-container-candidate";
    }

    private void release(String branch) {
        HubStock stock = koji.stock();
        stock.tag(branch + "-updates", branch);
        stock.tag(branch + "-container-build", branch + "-updates", branch + "-modular-content");
        stock.target(tag(branch), branch + "-container-build", tag(branch));
    }

    Harbour with(String key, String value) {
        town.with(key, value);
        return this;
    }

    /** Has a build of rpms in Fedora 27 from the beginning. */
    Harbour rpm(String name, String evr, String... binaries) {
        koji.stock().rpm(name, evr, binaries).tag(F27);
        return this;
    }

    /** Has an image of Fedora 27, built now. */
    Harbour image(String name, String parent, String... rpms) {
        return image(ImageRecipe.of(name, F27).version("1").from(parent).packages(rpms));
    }

    /** The same of whatever branch. */
    Harbour image(ImageRecipe recipe) {
        if (!town.distGit.branches(NAMESPACE, recipe.repository()).contains(recipe.branch())) {
            town.distGit.create(NAMESPACE, recipe.repository(), recipe.branch(), Map.of("Dockerfile", "FROM scratch"));
        }
        recipes.put(recipe.name(), recipe);
        return builtAgain(recipe.name());
    }

    /** Has one more build of an image, by somebody else. */
    Harbour builtAgain(String name) {
        koji.stock().importBuilt(recipes.get(name));
        return this;
    }

    Harbour start() {
        town.start();
        await().atMost(Duration.ofSeconds(25))
                .untilAsserted(() -> assertThat(
                                town.health("inventory").path("message").asText())
                        .contains("builds from koji, filled"));
        return this;
    }

    /** A newer build of rpms for Fedora 27, which is in no tag yet. */
    ImportedBuild newer(String name, String evr, String... binaries) {
        return koji.stock().rpm(name, evr, binaries);
    }

    /** Ships these builds in one update of Fedora 27, and has Bodhi tell so. */
    void ship(String id, String type, ImportedBuild... builds) {
        town.send(shipped(id, type, builds));
    }

    /** Ships these builds in one update of Fedora 27; answers what Bodhi would tell. */
    BusMessage shipped(String id, String type, ImportedBuild... builds) {
        Stream.of(builds).forEach(build -> build.tag(F27 + "-updates"));
        return update(id, type, "rpm", F27 + "-updates", builds);
    }

    /** Ships a build of a module in the same way. */
    void shipModule(String id, ImportedBuild module) {
        module.tag(F27 + MODULAR);
        town.send(update(id, "enhancement", "module", F27 + MODULAR, module));
    }

    private static BusMessage update(String id, String type, String kind, String tag, ImportedBuild... builds) {
        ObjectNode body = JSON.createObjectNode().put("agent", "bodhi");
        ObjectNode update = body.putObject("update")
                .put("alias", "FEDORA-2018-" + id)
                .put("status", "stable")
                .put("type", type);
        ArrayNode list = update.putArray("builds");
        Stream.of(builds)
                .forEach(build -> list.addObject().put("nvr", build.nvr()).put("type", kind));
        update.putObject("release")
                .put("name", kind.equals("module") ? "F27M" : "F27")
                .put("branch", F27)
                .put("stable_tag", tag);
        return Town.message(id, "bodhi.update.complete.stable", body);
    }

    /** Changes the Dockerfile of an image, and has dist-git tell so. */
    String changeDockerfile(String id, String name) {
        String repository = recipes.get(name).repository();
        String commit = town.distGit.commit(
                NAMESPACE, repository, F27, Map.of("Dockerfile", "FROM scratch\nEXPOSE 8080"), "Open it", "jane");
        ObjectNode body = JSON.createObjectNode();
        ObjectNode pushed = body.putObject("commit");
        pushed.put("namespace", NAMESPACE).put("repo", repository).put("branch", F27);
        pushed.put("rev", commit).put("agent", "jane").put("message", "Open it");
        pushed.putObject("stats").putObject("files").putObject("Dockerfile").put("lines", 1);
        town.send(Town.message(id, "git.receive", body));
        return commit;
    }

    /** Gives the service a command, which it takes. */
    String command(String... words) {
        CommandRun run =
                CommandRun.of(Stream.concat(Stream.of(words), Stream.of("-D", "freshmaker.data=" + town.data()))
                        .toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return run.out();
    }

    /** What Koji was asked to build of an image, in the order of the asking. */
    List<ReceivedOrder> orders(String name) {
        return koji.orders().stream()
                .filter(order -> order.src()
                        .contains("/" + NAMESPACE + "/" + recipes.get(name).repository() + ".git"))
                .toList();
    }

    /** The reason of an event's build. */
    static String reason(JsonNode event, String image) {
        return Town.build(event, image).path("state_reason").asText();
    }

    /** The state of an event's build. */
    static String state(JsonNode event, String image) {
        return Town.build(event, image).path("state_name").asText();
    }

    /** The decision of an event on an image of Fedora 27. */
    static JsonNode decision(JsonNode event, String image) {
        for (JsonNode decision : event.path("decisions")) {
            if (decision.path("artifact").asText().equals("image:" + image + ":" + F27)) {
                return decision;
            }
        }
        throw new AssertionError("no decision on " + image + " in " + event);
    }

    @Override
    public void close() {
        town.close();
        koji.close();
    }
}
