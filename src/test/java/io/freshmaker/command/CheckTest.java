package io.freshmaker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of a check; that it finds everything is told by CheckMutationsTest. */
class CheckTest {

    private static final Path RESOURCES = Path.of("src/main/resources");

    @TempDir
    Path directory;

    private Path content;

    @BeforeEach
    void copy() throws IOException {
        try (var files = Files.walk(RESOURCES.resolve("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = directory.resolve(RESOURCES.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        content = directory.resolve("routes/content");
    }

    @Test
    void saysHowManyGoodFilesThereAre() {
        CommandRun run = check();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).matches("\\d\\d files checked, 0 mistakes\\R");
        assertThat(run.exit()).isZero();
    }

    @Test
    void blamesTheCopyAndNotTheFileItWasCopiedFromAndSamplesOfNoContentType() throws IOException {
        Path copy = Files.copy(content.resolve("spec-changed.camel.yaml"), content.resolve("branched.camel.yaml"));
        Path stray = Files.createDirectory(content.resolve("samples/spec-chnged"));
        CommandRun run = check();
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.mistakes())
                .hasSize(11)
                .allMatch(line -> line.startsWith(copy + " line ") || line.startsWith(stray + " line "))
                .contains(stray + " line 1: these samples belong to no content type: call the folder as one, or delete"
                        + " it.")
                .contains(copy + " line 8: contentType 'spec-changed' is not the name of the file: write contentType:"
                        + " branched, or rename the file.")
                .contains(copy + " line 2: id 'spec-changed-plan' stands in "
                        + content.resolve("spec-changed.camel.yaml")
                        + " line 2 too; write another one, such as branched-plan.");
        assertThat(run.out()).endsWith(", 11 mistakes\n");
    }

    @Test
    void namesTheSampleThatDoesNotDoAsItsNameSays() throws IOException {
        Path samples = content.resolve("samples/spec-changed");
        Path elsewhere = content.resolve("samples/module-ready/ignores-failed.json");
        Path unlike = Files.copy(elsewhere, samples.resolve("fires-failed.json"));
        Path fires = Files.copy(samples.resolve("fires-umb-spec-deleted.json"), samples.resolve("ignores-x.json"));
        Path torn = Files.writeString(samples.resolve("ignores-torn.json"), "{\n\"topic\":");
        Path never = Files.writeString(samples.resolve("notes.txt"), "x");
        CommandRun run = check("--", content.resolve("spec-changed.camel.yaml").toString());
        assertThat(run.mistakes())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(
                                        unlike + " line 1: spec-changed must recognise it, and does not: "
                                                + "its topic is none of distgit.commit, forgejo.push, git.receive, pagure.git.receive."),
                        line -> assertThat(line).startsWith(torn + " line 2: this is no message: "),
                        line -> assertThat(line).startsWith(fires + " line 1: spec-changed must pass it over, and"),
                        line -> assertThat(line).startsWith(never + " line 1: it is never played"));
        assertThat(run.out()).isEqualTo("1 file checked, 4 mistakes\n");
    }

    @Test
    void findsAPathThatIsSilentlyFalse() throws IOException {
        Path typo = replaced("spec-changed.camel.yaml", "@.commit.namespace", "@.comit.namespace");
        CommandRun run = check("--", typo.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.mistakes())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .contains(
                                "/fires-",
                                "must recognise it",
                                "pre-filter $[?(@.comit.namespace ==",
                                "finds nothing"));
    }

    @Test
    void tellsWhatAStepMayAskTheDraftFor() throws IOException {
        CommandRun run = check(
                "--",
                replaced("spec-changed.camel.yaml", "body.decided", "body.decidd")
                        .toString());
        assertThat(run.mistakes())
                .anyMatch(line -> line.endsWith(
                        "A step asks the body for 'decidd', which it does not have; it has: answer, because, changes,"
                                + " contentType, decided, dependants, message, plan, request, screening,"
                                + " searchKey, shipped, verdicts."));
    }

    @Test
    void wantsSamplesOfBothKinds() throws IOException {
        Path other = directory.resolve("other.camel.yaml");
        Files.writeString(
                other,
                Files.readString(content.resolve("spec-changed.camel.yaml")).replace("spec-changed", "other"));
        assertThat(check("--", other.toString()).mistakes())
                .satisfiesExactly(
                        line -> assertThat(line).contains(other + " line 1: ", "no sample message fires-*.json"),
                        line -> assertThat(line).contains(other + " line 1: ", "no sample message ignores-*.json"));
    }

    @Test
    void warnsOfASectionForAContentTypeThatIsNotThere() throws IOException {
        Path policy = Files.writeString(
                directory.resolve("rules.yaml"),
                "global: {module: {allow: {name: .*}}}\nimages: {module: {block: {any: []}}}\n");
        CommandRun run = check("--", policy.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.mistakes()).singleElement().asString().contains("rules.yaml line 2: warning: ", "'images'");
        assertThat(run.out()).isEqualTo("1 file checked, 0 mistakes, 1 warning\n");
    }

    @Test
    void looksAtKameletsAndWhoCallsThemAndAtRoutesOfThePipeline() throws IOException {
        Path judge = Files.writeString(
                directory.resolve("policy-judge-action.kamelet.yaml"),
                Files.readString(RESOURCES.resolve("kamelets/policy-judge-action.kamelet.yaml"))
                        .replace("freshmaker.io/does: pure", "freshmaker.io/does: nothing")
                        .replace("method: judge", "methd: judge"));
        Path read = Files.writeString(
                directory.resolve("distgit-read-change-action.kamelet.yaml"),
                Files.readString(RESOURCES.resolve("kamelets/distgit-read-change-action.kamelet.yaml"))
                        .replace("      - type\n", "      - kind\n")
                        .replace("      type:\n", "      kind:\n")
                        .replace("{{type}}", "{{kind}}"));
        Path plan = directory.resolve("elsewhere/plan.camel.yaml");
        Files.createDirectory(plan.getParent());
        Files.writeString(
                plan,
                Files.readString(directory.resolve("routes/plan.camel.yaml"))
                        .replace("freshmaker.tick", "freshmaker.tik")
                        .replace("ref: inbox", "reff: inbox"));
        String may = "'kamelet:policy-judge-action' may not be called";
        List<String> mistakes =
                check("--", judge.toString(), read.toString(), plan.toString()).mistakes();
        assertThat(mistakes)
                .hasSize(23)
                .anyMatch(line -> line.contains(judge + " line 7: 'nothing' may not stand here"))
                .anyMatch(line -> line.contains(judge + " line 19: 'methd' may not stand here"))
                .anyMatch(line -> line.contains(plan + " line 9: {{freshmaker.tik}} is no setting; the nearest is"))
                .anyMatch(line -> line.contains(plan + " line 31: 'reff' may not stand here"))
                .anyMatch(line -> line.contains("module-changed.camel.yaml line 36: " + may))
                .anyMatch(line -> line.contains("module-ready.camel.yaml line 41: " + may))
                .anyMatch(line -> line.contains("spec-changed.camel.yaml line 37: " + may));
        for (String caller : List.of("module-changed", "spec-changed")) {
            String file = content.resolve(caller + ".camel.yaml").toString();
            assertThat(mistakes)
                    .anyMatch(line -> line.contains(file + " line 16: ") && line.contains("needs the parameter 'kind'"))
                    .anyMatch(line -> line.contains(file + " line 20: ") && line.contains("has no parameter 'type'"));
        }
    }

    @Test
    void saysWhatItCanNotCheck() {
        Path sample = content.resolve("samples/spec-changed/ignores-fork.json");
        assertThat(check("--", directory.toString(), sample.toString(), "none.yaml")
                        .mistakes())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("this is a directory"),
                        line -> assertThat(line).contains("played with their content type"),
                        line -> assertThat(line).contains("none.yaml line 1: there is no such file"));
    }

    private Path replaced(String name, String old, String replacement) throws IOException {
        Path file = content.resolve(name);
        return Files.writeString(file, Files.readString(file).replace(old, replacement));
    }

    private CommandRun check(String... files) {
        var words = new ArrayList<String>(List.of("check", "-D", "freshmaker.routes=" + directory.resolve("routes")));
        words.addAll(List.of(files));
        return CommandRun.of(words.toArray(String[]::new));
    }
}
