package io.freshmaker.acceptance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.artifact.Nvr;
import io.freshmaker.change.BusMessage;
import io.freshmaker.sandbox.koji.ImportedBuild;
import io.freshmaker.sandbox.odcs.OdcsOptions;
import io.freshmaker.sandbox.odcs.OdcsStandIn;
import io.freshmaker.sandbox.odcs.ReceivedCompose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An ODCS beside a dockyard that tells nobody of anything; its composes are of the yard's rpms, which are known to be
 * signed by their signatures, or by a tag that composes are made of.
 */
final class Foundry implements AutoCloseable {

    private static final String KEY = "fd431d51";
    private static final String PENDING = "f27-extras-testing-pending";

    final OdcsStandIn odcs;
    final Dockyard yard;
    private final Path releases;

    /** @param directory for the file that says who signs */
    Foundry(Path directory, Dockyard yard) {
        this.yard = yard;
        odcs = OdcsStandIn.start(
                OdcsOptions.usual()
                        .withStep(Duration.ofMillis(20))
                        .publishing(OdcsOptions.Messages.NONE)
                        .from(yard.koji.stock()::repository),
                (topic, message) -> {});
        yard.koji.stock().repositories(odcs::builds);
        yard.koji.stock().tag(PENDING, "f27");
        try {
            releases = Files.writeString(directory.resolve("releases.yaml"), """
                    releases:
                      F27:
                        shipped: bodhi
                        tags: f27-updates
                        branch: f27
                        signed: {by: signatures, keys: [%s], stable: f27-updates}
                      F27-extras:
                        shipped: tag
                        tags: f27-extras
                        branch: f27
                        images: [f27]
                        signed: {by: tag, tags: %s, users: [autopen], stable: f27-extras, compose: %s}
                    """.formatted(KEY, PENDING, PENDING));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A newer rpm of the image whose signatures are whole; the second time, the same one. */
    ImportedBuild signed(String image) {
        return yard.newer(image).sign(KEY);
    }

    /** A newer rpm of the image that its signer has put into a tag; the second time, the same one. */
    ImportedBuild tagged(String image) {
        return yard.newer(image).tag(PENDING);
    }

    /** Koji's message that the signer has put this build into its tag. */
    BusMessage tagging(String id, ImportedBuild build) {
        Nvr nvr = Nvr.parse(build.nvr());
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("tag", PENDING)
                .put("name", nvr.name())
                .put("version", nvr.version())
                .put("release", nvr.release())
                .put("build_id", build.id())
                .put("user", "autopen")
                .put("instance", "primary");
        return Town.message(id, "buildsys.tag", body);
    }

    /** Koji's message that a part of this build is signed. */
    BusMessage news(String id, ImportedBuild build) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("sigkey", KEY);
        body.putObject("build").put("id", build.id()).put("nvr", build.nvr());
        body.putObject("rpm").put("build_id", build.id()).put("name", id).put("arch", "x86_64");
        return Town.message(id, "buildsys.rpm.sign", body);
    }

    /** The id of the message by which the service tells itself that a build is signed whole. */
    static String whole(ImportedBuild build) {
        return "signed:" + build.id() + ":" + KEY + ":F27";
    }

    /** ODCS's message that somebody has removed that compose, which it does now. */
    BusMessage removed(long compose) {
        odcs.remove(compose);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("event", "state-changed");
        body.putObject("compose").put("id", compose).put("state_name", "removed");
        return Town.message("removed-" + compose, "odcs.compose.state-changed", body);
    }

    /** The requests by which ODCS came to have composes of a build, in their order. */
    List<ReceivedCompose> made(ImportedBuild build) {
        return odcs.requests().stream()
                .filter(request -> request.made() > 0 && request.need().builds().contains(build.nvr()))
                .toList();
    }

    /** How often ODCS was told to delete a compose. */
    long deletions(long compose) {
        return odcs.requests().stream()
                .filter(request -> request.method().equals("DELETE"))
                .filter(request -> request.path().endsWith("/" + compose))
                .count();
    }

    /** What a process is to be told of this ODCS. */
    Map<String, String> settings() {
        return Map.of(
                "freshmaker.odcs.url", odcs.url(),
                "freshmaker.odcs.timeout", "2",
                "freshmaker.odcs.settle", "1",
                "freshmaker.odcs.poll", "1",
                "freshmaker.odcs.attempts", "2",
                "freshmaker.odcs.retry", "0",
                "freshmaker.signing.quiet", "0",
                "freshmaker.releases", releases.toString());
    }

    @Override
    public void close() {
        odcs.close();
    }
}
