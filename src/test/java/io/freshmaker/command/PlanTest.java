package io.freshmaker.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.CommandRun;
import io.freshmaker.store.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

    private static final Path CONTENT = Path.of("src/main/resources/routes/content");
    private static final Path FILE = CONTENT.resolve("spec-changed.camel.yaml");
    private static final Path SAMPLES = CONTENT.resolve("samples/spec-changed");
    private static final Path FIRES = SAMPLES.resolve("fires-fedmsg-new-release.json");

    private static final String WHEN = "$[?(@.commit.namespace == 'rpms' || @.commit.repo.namespace == 'rpms' || "
            + "@.repo.namespace == 'rpms' || @.namespace == 'rpms' || @.body.repository.full_name =~ /rpms\\/.*/)]";

    @TempDir
    Path directory;

    @Test
    void showsEachStepAndThePlanWithItsReasons() throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), """
                global:
                  module:
                    allow: {name: .*}
                    block: {name: lighthouse}
                """);
        CommandRun run = plan(FILE, FIRES, "-D", "freshmaker.policy=" + policy);
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .containsSubsequence(
                        "topic      git.receive: spec-changed listens to it",
                        "filter     " + WHEN + " finds something: let in",
                        "steps",
                        "  spec-changed-read",
                        "      spec file changed in 36f77f15 by mfern: rpm lantern:f27",
                        "  spec-changed-decided",
                        "      no: goes on behind it",
                        "  spec-changed-dependants",
                        "      2 dependants found",
                        "        module lighthouse:1.2",
                        "  spec-changed-judge",
                        "      1 of 2 may be rebuilt",
                        "        module lighthouse:1.2: no, policy.yaml line 4: global.module.block",
                        "  spec-changed-order",
                        "answer     planned: 1 build",
                        "batch 0",
                        "  module lantern:3",
                        "      rebuilt: spec file changed in 36f77f15 by mfern (policy.yaml line 3: global.module.allow)",
                        "left out",
                        "  module lighthouse:1.2");
        assertThat(run.out()).contains("There is no database in ", "Instead: ", "inventory.jsonl, 5 builds");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void saysWhereAMessageThatIsNotOursEnds() {
        CommandRun topic = plan(FILE, CONTENT.resolve("samples/module-ready/ignores-failed.json"));
        assertThat(topic.exit()).isZero();
        assertThat(topic.out())
                .contains(
                        "spec-changed listens to distgit.commit, forgejo.push, git.receive, pagure.git.receive only",
                        "dropped before the database");
        CommandRun filter = plan(FILE, SAMPLES.resolve("ignores-container-namespace.json"));
        assertThat(filter.out()).contains("finds nothing: dropped");
        assertThat(plan(FILE, SAMPLES.resolve("ignores-container-namespace.json"), "--json")
                        .out())
                .contains("Dropped before the database: the filter of spec-changed finds nothing in the message.");
        CommandRun read = plan(FILE, SAMPLES.resolve("ignores-patch-without-spec.json"));
        assertThat(read.out())
                .contains("yes: the steps below it are taken", "answer     not ours: No file *.spec changed");
    }

    @Test
    void namesTheRpmsThatWereShipped() {
        CommandRun run = plan(
                CONTENT.resolve("update-shipped.camel.yaml"),
                CONTENT.resolve("samples/update-shipped/fires-fedmsg-two-builds.json"));
        assertThat(run.out())
                .containsSubsequence("  update-shipped-rpms", "rpms were shipped", "        lantern-libs 3.4-1.fc27");
    }

    @Test
    void tellsProgramsTheSame() throws IOException {
        JsonNode plan = new ObjectMapper().readTree(plan(FILE, FIRES, "--json").out());
        assertThat(plan.path("answer").asText()).isEqualTo("planned");
        assertThat(plan.path("search_key").asText()).isEqualTo("rpms/lantern:f27");
        assertThat(plan.path("steps").findValuesAsText("id")).contains("spec-changed-read", "spec-changed-order");
        assertThat(plan.path("builds").findValuesAsText("artifact"))
                .containsExactly("module:lantern:3", "module:lighthouse:1.2");
        assertThat(plan.at("/builds/1/prerequisites/0").asText()).isEqualTo("module:lantern:3");
        assertThat(plan.path("decisions")).hasSize(2);
    }

    @Test
    void looksIntoTheConfiguredDatabaseAndChangesNothingInIt() throws IOException {
        Path builds = Files.writeString(
                directory.resolve("builds.jsonl"),
                "{\"artifact\": \"module:torch:1\", \"contains\": [\"rpm:lantern:f27\"]}");
        String data = "freshmaker.data=" + directory.resolve("data");
        assertThat(CommandRun.of("inventory", "import", builds.toString(), "-D", data)
                        .exit())
                .isZero();
        Map<Path, String> before = files();
        CommandRun run = plan(FILE, FIRES);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("inventory  the database in " + directory, "module torch:1");
        assertThat(files()).isEqualTo(before);
        try (var used = new EmbeddedDatabase(directory.resolve("data"))) {
            assertThat(used.url()).isNotEmpty();
            assertThat(plan(FILE, FIRES).out())
                    .contains(
                            "in use by another process", "as --inventory FILE. Instead: ", "inventory.jsonl, 5 builds")
                    .doesNotContain("torch");
        }
    }

    @Test
    void judgesByThePolicyOfASandboxThatRuns() throws IOException {
        Path policy = Files.writeString(
                directory.resolve("sandbox.yaml"), "global:\n  module:\n    allow: {name: lighthouse}\n");
        Path data = directory.resolve("data");
        try (var sandbox = new EmbeddedDatabase(data)) {
            assertThat(sandbox.url()).isNotEmpty();
            Files.writeString(data.resolve("sandbox.properties"), "freshmaker.policy=" + policy + "\n");
            assertThat(plan(FILE, FIRES).out()).contains("policy     " + policy, "sandbox.yaml line 3");
        }
        assertThat(plan(FILE, FIRES).out()).doesNotContain(policy.toString());
    }

    @Test
    void takesAnInventoryFile() throws IOException {
        Path builds = Files.writeString(
                directory.resolve("builds.jsonl"),
                "{\"artifact\": \"module:torch:1\", \"contains\": [\"rpm:lantern:f27\"]}");
        CommandRun run =
                plan(FILE, FIRES, "--inventory", builds.toString(), "-D", "freshmaker.mbs.url=http://mbs.invalid");
        assertThat(run.out()).contains("inventory  " + builds + ", 1 build", "planned: 1 build", "module torch:1");
        Files.writeString(builds, "\ntorch\n");
        assertThat(plan(FILE, FIRES, "--inventory", builds.toString()).mistakes())
                .singleElement()
                .asString()
                .contains(builds + " line 2: ");
    }

    @Test
    void refusesFilesWithMistakes() throws IOException {
        Path broken = directory.resolve("spec-changed.camel.yaml");
        Files.writeString(
                broken,
                Files.readString(FILE).replace("system: mbs", "system: copr").replace("type: rpm", "typ: rpm"));
        CommandRun run = plan(broken, FIRES);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.mistakes())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("freshmaker: " + broken + " line 12: "),
                        line -> assertThat(line).startsWith("freshmaker: " + broken + " line 20: "));
        assertThat(plan(FILE, directory.resolve("none.json")).mistakes())
                .singleElement()
                .asString()
                .contains("none.json: there is no such file");
        assertThat(plan(FILE, FILE).exit()).isEqualTo(2);
    }

    private CommandRun plan(Path file, Path message, String... options) {
        List<String> words = new ArrayList<>(List.of("plan", file.toString(), message.toString()));
        words.addAll(List.of("-D", "freshmaker.data=" + directory.resolve("data")));
        words.addAll(List.of(options));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private Map<Path, String> files() throws IOException {
        try (var found = Files.walk(directory.resolve("data"))) {
            return found.filter(Files::isRegularFile).collect(Collectors.toMap(file -> file, PlanTest::bytes));
        }
    }

    private static String bytes(Path file) {
        try {
            return HexFormat.of().formatHex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
