package io.freshmaker.acceptance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.change.BusMessage;
import io.freshmaker.sandbox.koji.HubStock;
import io.freshmaker.sandbox.koji.ImageRecipe;
import io.freshmaker.sandbox.koji.ImportedBuild;
import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import io.freshmaker.sandbox.koji.ReceivedOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Koji that tells nobody of anything, with images of Fedora 27 that hold one rpm each, for processes that are killed. */
final class Dockyard implements AutoCloseable {

    private static final String BRANCH = "f27";
    private static final String TARGET = BRANCH + "-container-candidate";
    private static final String STABLE = BRANCH + "-updates";

    final KojiStandIn koji;
    private final Town town;
    private int images;

    /** @param town whose dist-git has the images' repositories */
    Dockyard(Town town) {
        this.town = town;
        koji = KojiStandIn.start(
                KojiOptions.usual().withStep(Duration.ofMillis(20)).publishing(KojiOptions.Messages.NONE),
                (topic, message) -> {});
        HubStock stock = koji.stock();
        stock.sources(town.distGit);
        stock.tag(STABLE, BRANCH);
        stock.tag(BRANCH + "-container-build", STABLE);
        stock.target(TARGET, BRANCH + "-container-build", TARGET);
    }

    /** Has an image with an rpm of its own. */
    void image(String name) {
        koji.stock().rpm(rpm(name), "1-1.fc27", rpm(name)).tag(BRANCH);
        image(name, ImageRecipe.of(name, BRANCH).packages(rpm(name)));
    }

    /** Has an image that is built on that one. */
    void imageOn(String name, String parent) {
        image(name, ImageRecipe.of(name, BRANCH).from(parent));
    }

    private void image(String name, ImageRecipe recipe) {
        town.distGit.create("container", name, BRANCH, Map.of("Dockerfile", "FROM scratch"));
        koji.stock().importBuilt(recipe);
        images++;
    }

    /** How many images there are. */
    int images() {
        return images;
    }

    /** A newer rpm of the image, which is in no tag yet; the second time, the same one. */
    ImportedBuild newer(String image) {
        return koji.stock().rpm(rpm(image), "1-2.fc27", rpm(image));
    }

    /** Ships a newer rpm of the image, and gives the message that says so; the second time, the same one. */
    BusMessage shipped(String image) {
        String nvr = newer(image).tag(STABLE).nvr();
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("agent", "bodhi");
        ObjectNode update = body.putObject("update")
                .put("alias", image)
                .put("status", "stable")
                .put("type", "bugfix");
        update.putArray("builds").addObject().put("nvr", nvr).put("type", "rpm");
        update.putObject("release").put("name", "F27").put("branch", BRANCH).put("stable_tag", STABLE);
        return Town.message(image, "bodhi.update.complete.stable", body);
    }

    private static String rpm(String image) {
        return image + "-libs";
    }

    /** What Koji was asked to build of an image, in the order of the asking. */
    List<ReceivedOrder> orders(String image) {
        return koji.orders().stream()
                .filter(order -> order.src().contains("/container/" + image + ".git"))
                .toList();
    }

    /** What a process is to be told of this Koji. */
    Map<String, String> settings() {
        return Map.of(
                "freshmaker.koji.url", koji.url(),
                "freshmaker.koji.auth", "password",
                "freshmaker.koji.user", "freshmaker",
                "freshmaker.koji.password", "secret",
                "freshmaker.koji.timeout", "2",
                "freshmaker.koji.settle", "1",
                "freshmaker.koji.poll", "1",
                "freshmaker.koji.retry", "0",
                "freshmaker.images.tags", TARGET,
                "freshmaker.images.page", "5");
    }

    @Override
    public void close() {
        koji.close();
    }
}
