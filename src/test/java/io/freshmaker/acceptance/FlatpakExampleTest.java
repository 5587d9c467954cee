package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Town.build;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A content type for a kind of compound that the program does not know: the files of the example, and no Java. */
class FlatpakExampleTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path EXAMPLE = RESOURCES.resolve("examples/flatpak-ready");

    @TempDir
    private Path directory;

    @Test
    void rebuildsFlatpakApplicationsOnceTheirModuleIsReady() throws IOException {
        Path routes = routesWithTheExample();
        String policy = EXAMPLE.resolve("policy.yaml").toString();
        CommandRun check =
                CommandRun.of("check", "-D", "freshmaker.routes=" + routes, "-D", "freshmaker.policy=" + policy);
        assertThat(check.err()).isEmpty();
        assertThat(check.exit()).as(check.out()).isZero();

        try (Town town = new Town(directory)
                .base("platform", "f27")
                .with("freshmaker.routes", routes.toString())
                .with("freshmaker.policy", policy)
                .start()) {
            CommandRun filled = CommandRun.of(
                    "inventory",
                    "import",
                    EXAMPLE.resolve("inventory.jsonl").toString(),
                    "-D",
                    "freshmaker.data=" + directory.resolve("data"));
            assertThat(filled.out()).startsWith("3 builds read from");

            town.send(Town.message("flatpak-1", "mbs.module.state.change", ready()));

            JsonNode event = town.eventIn("COMPLETE", "flatpak-1");
            assertThat(event.path("builds")).hasSize(2);
            for (String application : new String[] {"lantern-viewer", "lantern-editor"}) {
                JsonNode build = build(event, application);
                assertThat(build.path("type_name").asText()).isEqualTo("FLATPAK");
                assertThat(build.path("state_reason").asText()).isEqualTo("Dry run: nothing was submitted.");
                assertThat(build.path("build_id").isNull()).isTrue();
                assertThat(build.path("causes").path(0).path("constituent").asText())
                        .isEqualTo("module:lantern:3");
            }
            assertThat(event.path("dry_run").asBoolean()).isTrue();
            assertThat(Stream.of(event.path("decisions")).flatMap(all -> reasons(all)))
                    .anyMatch(reason -> reason.contains("flatpak-ready.flatpak.block"));
            assertThat(town.mbs.submissions()).isEmpty();
        }
    }

    private static Stream<String> reasons(JsonNode decisions) {
        return Stream.iterate(0, i -> i < decisions.size(), i -> i + 1)
                .map(i -> decisions.path(i).path("rule").asText());
    }

    private static ObjectNode ready() throws IOException {
        JsonNode sample = new ObjectMapper()
                .readTree(EXAMPLE.resolve("samples/flatpak-ready/fires-lantern-ready.json")
                        .toFile());
        return sample.path("body").deepCopy();
    }

    /** What the README says to do: copy the file and its samples, and add the lines of the inventory to the samples'. */
    private Path routesWithTheExample() throws IOException {
        Path routes = directory.resolve("routes");
        copy(RESOURCES.resolve("routes"), routes);
        Path content = routes.resolve("content");
        Files.copy(EXAMPLE.resolve("flatpak-ready.camel.yaml"), content.resolve("flatpak-ready.camel.yaml"));
        copy(EXAMPLE.resolve("samples"), content.resolve("samples"));
        Path known = content.resolve("samples/inventory.jsonl");
        Files.writeString(known, Files.readString(known) + Files.readString(EXAMPLE.resolve("inventory.jsonl")));
        return routes;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copied = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copied);
                } else {
                    Files.copy(file, copied);
                }
            }
        }
    }
}
