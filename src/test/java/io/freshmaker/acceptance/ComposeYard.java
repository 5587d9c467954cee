package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.artifact.Nvr;
import io.freshmaker.sandbox.koji.ImportedBuild;
import io.freshmaker.sandbox.odcs.ComposerScript;
import io.freshmaker.sandbox.odcs.OdcsOptions;
import io.freshmaker.sandbox.odcs.OdcsStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A harbour with an ODCS, whose composes are of what Koji has. Builds of Fedora 27 are known to be signed by a tag, as are
 * its modules, those of Fedora 28 by the signatures of all their rpms.
 */
final class ComposeYard implements AutoCloseable {

    /** The key of Fedora 28. */
    static final String KEY = "fd431d51";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PENDING = "f27-updates-testing-pending";
    private static final String MODULES_PENDING = "f27-modular-updates-testing-pending";
    private static final String RELEASES = """
            releases:
              F27:
                shipped: bodhi
                tags: f27-updates
                branch: f27
                signed: {by: tag, tags: %s, users: [autopen], keys: [f5282ee4], stable: f27-updates, compose: %s, builds: rpm}
              F27M:
                shipped: bodhi
                tags: f27-modular-updates
                branch: f27
                images: f27
                signed: {by: tag, tags: %s, users: [autopen], keys: [f5282ee4], stable: f27-modular-updates, builds: module}
              F28:
                shipped: tag
                tags: f28-updates
                branch: f28
                signed: {by: signatures, keys: [%s], stable: f28-updates}
            """.formatted(PENDING, PENDING, MODULES_PENDING, KEY);

    final Harbour harbour;
    final OdcsStandIn odcs;
    private final Set<String> silent = ConcurrentHashMap.newKeySet();

    ComposeYard(Path directory) {
        harbour = new Harbour(directory);
        odcs = OdcsStandIn.start(
                OdcsOptions.usual().withStep(Duration.ofMillis(20)).from(harbour.koji.stock()::repository), this::told);
        harbour.koji.stock().repositories(odcs::builds);
        harbour.koji.stock().tag(PENDING, "f27-updates");
        harbour.with("freshmaker.odcs.url", odcs.url())
                .with("freshmaker.odcs.settle", "1")
                .with("freshmaker.odcs.poll", "1")
                .with("freshmaker.odcs.attempts", "2")
                .with("freshmaker.odcs.retry", "0")
                .with("freshmaker.signing.quiet", "1")
                .with("freshmaker.releases", written(directory.resolve("releases.yaml")))
                .with("freshmaker.routes", withWindow(directory.resolve("routes")));
    }

    private static String written(Path file) {
        try {
            return Files.writeString(file, RELEASES).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The routes with a window of ten minutes for what is shipped. */
    private static String withWindow(Path copy) {
        try {
            URI routes = ComposeYard.class.getResource("/routes").toURI();
            List<Path> files;
            try (Stream<Path> found = Files.walk(Path.of(routes))) {
                files = found.filter(file -> file.toString().endsWith(".camel.yaml"))
                        .toList();
            }
            for (Path file : files) {
                Path target = copy.resolve(Path.of(routes).relativize(file));
                Files.createDirectories(target.getParent());
                String text = Files.readString(file);
                Files.writeString(
                        target,
                        text.replace(
                                "        contentType: update-shipped\n",
                                "        contentType: update-shipped\n        window: 600\n"));
            }
            return copy.toString();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has nobody hear that composes with this rpm are done. */
    void silence(String rpm) {
        silent.add(rpm);
    }

    private void told(String topic, ObjectNode message) {
        JsonNode compose = message.path("compose");
        List<String> rpms = List.of(compose.path("packages").asText().split(" "));
        if (rpms.stream().noneMatch(silent::contains)
                || !compose.path("state_name").asText().equals("done")) {
            harbour.town.announce(topic, message);
        }
    }

    /** A newer build for Fedora 27 that is signed; nobody hears of it before the town starts. */
    ImportedBuild signed(String name, String evr, String... binaries) {
        return harbour.newer(name, evr, binaries).tag(PENDING);
    }

    /** Has Koji tell that its signer has put a build into the tag of what is signed. */
    void tell(String id, ImportedBuild build) {
        tell(id, PENDING, build);
    }

    /** The same of a build of a module. */
    void tellModule(String id, ImportedBuild module) {
        tell(id, MODULES_PENDING, module);
    }

    private void tell(String id, String tag, ImportedBuild build) {
        Nvr nvr = Nvr.parse(build.nvr());
        ObjectNode body = JSON.createObjectNode()
                .put("tag", tag)
                .put("name", nvr.name())
                .put("version", nvr.version())
                .put("release", nvr.release())
                .put("build_id", build.id())
                .put("user", "autopen")
                .put("owner", "jane")
                .put("instance", "primary");
        harbour.town.send(Town.message(id, "buildsys.tag", body));
    }

    /** Has Koji tell of one signature of a build for Fedora 28. */
    void tellSignature(String id, ImportedBuild build, String rpm, String arch) {
        ObjectNode body = JSON.createObjectNode().put("sigkey", KEY).put("instance", "primary");
        body.putObject("build").put("id", build.id()).put("nvr", build.nvr());
        body.putObject("rpm").put("build_id", build.id()).put("name", rpm).put("arch", arch);
        harbour.town.send(Town.message(id, "buildsys.rpm.sign", body));
    }

    /** What we know of the composes of an event, the first one first. */
    List<JsonNode> composes(JsonNode event) {
        JsonNode page = harbour.town.get("/api/2/composes/?order_by=id&event=" + event.path("id"));
        assertThat(page.path("items")).as("%s", page).isNotNull();
        return Stream.iterate(0, i -> i < page.path("items").size(), i -> i + 1)
                .map(i -> harbour.town.get(page.at("/items/" + i + "/url").asText()))
                .toList();
    }

    /** The composes that ODCS made of this rpm. */
    List<Long> made(String rpm) {
        return odcs.requests().stream()
                .filter(request ->
                        request.made() > 0 && request.need().packages().contains(rpm))
                .map(request -> request.made())
                .toList();
    }

    ComposerScript script() {
        return odcs.script();
    }

    @Override
    public void close() {
        harbour.close();
        odcs.close();
    }
}
