package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.content.Mistake;
import io.freshmaker.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Good files with one thing wrong: check names the file and the line, whatever it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckMutationsTest {

    private static final Path CONTENT = Path.of("src/main/resources/routes/content/spec-changed.camel.yaml");
    private static final String TOPICS = "topics: git.receive,pagure.git.receive,forgejo.push,distgit.commit";
    private static final String POLICY = """
            global:
              module:
                allow:
                  name: .*
                block:
                  any:
                    - name: testmodule
                      branch: [f26, f27]
                    - all:
                        - name: perl.*
                        - branch: "5\\\\..*"
            spec-changed:
              module:
                block:
                  any: []
            """;

    @TempDir
    Path folder;

    private Check check;
    private String content;

    @BeforeAll
    void start() throws IOException {
        check = new Check(new SettingsReader().read(null, Map.of(), Map.of()));
        content = Files.readString(CONTENT);
    }

    @Test
    void everyChangedLineOfAContentTypeIsBlamed() throws IOException {
        assertThat(survivors(Mutant.ofEachLine(content), content, "spec-changed.camel.yaml"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"module-changed", "module-ready"})
    void everyChangedLineThatAnotherOneHasOfItsOwnIsBlamed(String name) throws IOException {
        String good = Files.readString(CONTENT.resolveSibling(name + ".camel.yaml"));
        List<String> tried = content.replace("spec-changed", name).lines().toList();
        List<Mutant> mutants = Mutant.ofEachLine(good).stream()
                .filter(mutant -> !tried.contains(
                        good.lines().toList().get(Integer.parseInt(mutant.name().replaceFirst(".* ", "")) - 1)))
                .toList();

        assertThat(survivors(mutants, good, name + ".camel.yaml")).isEmpty();
    }

    @Test
    void whatOneContentTypeAloneHasIsBlamed() throws IOException {
        String changed = Files.readString(CONTENT.resolveSibling("module-changed.camel.yaml"));
        List<Mutant> mutants = new ArrayList<>();
        for (String source : List.of("chnge", "commit", "''", "[change]")) {
            mutants.add(Mutant.replaced(changed, "source: change", "source: " + source));
        }
        assertThat(survivors(mutants, changed, "module-changed.camel.yaml")).isEmpty();
    }

    @Test
    void everyChangedLineOfAPolicyIsBlamed() throws IOException {
        List<Mutant> mutants = Mutant.ofEachLine(POLICY).stream()
                // A list of patterns is as good as one.
                .filter(mutant -> !mutant.name().matches("list .*"))
                .toList();

        assertThat(survivors(mutants, POLICY, "policy.yaml")).isEmpty();
    }

    @Test
    void whatIsWrittenInsteadIsBlamed() throws IOException {
        List<Mutant> mutants = new ArrayList<>();
        for (String system : List.of("copr", "MBS", "mbs2", "''")) {
            mutants.add(Mutant.replaced(content, "system: mbs", "system: " + system));
        }
        for (String mode : List.of("live", "dryrun", "''", "'{{freshmaker.mode}}'")) {
            mutants.add(Mutant.replaced(content, "system: mbs", "system: copr\n        mode: " + mode));
        }
        for (String window : List.of("soon", "-1", "86401", "'1.5'", "9999999999999")) {
            mutants.add(Mutant.replaced(content, "system: mbs", "window: " + window + "\n        system: mbs"));
        }
        for (String topics : List.of("''", "' , '", ",", "'{{'", "'{{freshmaker.topics}}'", "null")) {
            mutants.add(Mutant.replaced(content, TOPICS, "topics: " + topics));
        }
        String when = content.replaceAll("(?s).*when: \"([^\"]*)\".*", "$1");
        for (String path : List.of("$.commit[", "$.commit[?(", "$[?(@.a == 'b]", "$.a[?(@.b ==)]", "$.a[b", "$.a..")) {
            mutants.add(Mutant.replaced(content, when, path));
        }
        for (String name : List.of("container-changed", "spec-change", "Spec-changed", "''")) {
            mutants.add(Mutant.replaced(content, "contentType: spec-changed", "contentType: " + name));
        }
        for (String uri : List.of(
                "http://build.example.org",
                "kamelet:mbs-submit-action",
                "kamelet:distgit-bump-action",
                "kamelet:policy-juge-action",
                "kamelet:nothing",
                "kamelet:policy-judge-action?x=y",
                "kamelet:bus-message-source",
                "bean:judge",
                "'{{freshmaker.mbs.base}}'",
                "''",
                "kamelet:sink",
                "kamelet:distgit-read-change-action")) {
            mutants.add(Mutant.replaced(content, "kamelet:policy-judge-action", uri));
        }
        for (String uri : List.of("timer:x", "bus:x", "kamelet:policy-judge-action", "kamelet:bus-mesage-source")) {
            mutants.add(Mutant.replaced(content, "kamelet:bus-message-source", uri));
        }
        for (String step :
                List.of("bean", "process", "toD", "wireTap", "script", "split", "setHeader", "filtr", "setBody")) {
            mutants.add(Mutant.replaced(content, "- filter:", "- " + step + ":"));
        }
        for (String simple :
                List.of("${body.decided", "${bean:judge}", "${camelContext.stop}", "${bod.decided}", "''")) {
            mutants.add(Mutant.replaced(content, "${body.decided}", simple));
        }
        for (String language : List.of("groovy", "method", "ref", "simpel", "jsonpath")) {
            mutants.add(Mutant.replaced(content, "simple:", language + ":"));
        }
        mutants.add(Mutant.replaced(content, "id: spec-changed-order", "id: spec-changed-judge"));
        mutants.add(Mutant.replaced(content, "id: spec-changed-order", "id: order"));
        mutants.add(Mutant.replaced(content, "id: spec-changed-order", "id: &order order"));
        mutants.add(Mutant.replaced(content, "id: spec-changed-order", "id: *order"));
        mutants.add(Mutant.replaced(content, "id: spec-changed-order", "id: ''"));
        mutants.add(Mutant.replaced(content, "type: rpm", "typ: rpm"));
        mutants.add(Mutant.replaced(content, "type: rpm", "colour: red"));

        assertThat(survivors(mutants, content, "spec-changed.camel.yaml")).isEmpty();
    }

    @Test
    void wrongPatternsAndNamesOfAPolicyAreBlamed() throws IOException {
        List<Mutant> mutants = new ArrayList<>();
        for (String pattern : List.of("'['", "'(a'", "'*a'", "'a{2'", "'(?<a'", "[a, '[']", "{a: b}", "[[a]]")) {
            mutants.add(Mutant.replaced(POLICY, "testmodule", pattern));
        }
        for (String name : List.of("spec-chnged", "globall", "spec_changed", "Spec-changed")) {
            mutants.add(Mutant.replaced(POLICY, "spec-changed", name));
        }
        for (String attribute : List.of("nam", "branc", "image_nam", "advisory_stat", "anyy")) {
            mutants.add(Mutant.replaced(POLICY, "branch", attribute));
        }
        for (String type : List.of("modul", "modules", "rpms: 5", "[module]")) {
            mutants.add(Mutant.replaced(POLICY, "module:", type + ":"));
        }
        for (String clause : List.of("alow", "deny", "Allow", "allow.name")) {
            mutants.add(Mutant.replaced(POLICY, "allow", clause));
        }
        mutants.add(Mutant.replaced(POLICY, "any: []", "any: {}"));
        mutants.add(Mutant.replaced(POLICY, "any: []", "any: text"));
        mutants.add(Mutant.replaced(POLICY, "any: []", "any: [text]"));

        assertThat(survivors(mutants, POLICY, "policy.yaml")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " \n", "# nothing\n", "---\n", "text", "5", "[]", "{}", "- \n", "\u0000", "- route:\n", "%"})
    void aFileWithNothingToReadIsBlamed(String text) throws IOException {
        for (String name : List.of("spec-changed.camel.yaml", "policy.yaml", "x-action.kamelet.yaml")) {
            Path file = Files.writeString(folder.resolve(name), text);

            assertThat(check.of(List.of(file)).mistakes())
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(mistake -> assertThat(mistake.file()).isEqualTo(file));
        }
    }

    @Test
    void bytesThatAreNoTextAreBlamed() throws IOException {
        Path file = Files.write(folder.resolve("spec-changed.camel.yaml"), new byte[] {'a', '\n', (byte) 0xff, '\n'});
        assertThat(check.of(List.of(file)).mistakes()).extracting(Mistake::line).containsExactly(2);

        Files.writeString(file, content + "# more\n".repeat(200_000));
        assertThat(check.of(List.of(file)).mistakes())
                .singleElement()
                .asString()
                .contains("larger than a million");

        Files.writeString(file, "[".repeat(20_000));
        assertThat(check.of(List.of(file)).mistakes()).isNotEmpty();

        Files.writeString(file, "{a: ".repeat(500) + "}".repeat(500));
        assertThat(check.of(List.of(file)).mistakes()).isNotEmpty();

        assertThat(check.of(List.of(folder.resolve("none.camel.yaml"))).mistakes())
                .singleElement()
                .asString()
                .contains("none.camel.yaml line 1: there is no such file");
    }

    @Test
    void tooDeepStepsAreBlamed() throws IOException {
        String open = "{filter: {id: spec-changed-%s, expression: {simple: {expression: '${body.decided}'}}, steps: [";
        StringBuilder deep = new StringBuilder(content).append("        - ");
        for (int i = 0; i < 6; i++) {
            deep.append(open.formatted("abcdef".charAt(i)));
        }
        Path file = Files.writeString(folder.resolve("spec-changed.camel.yaml"), deep.append("]}}".repeat(6)));

        assertThat(check.of(List.of(file)).mistakes()).anySatisfy(mistake -> {
            assertThat(mistake.line()).isEqualTo((int) content.lines().count() + 1);
            assertThat(mistake.words()).contains("nested 5 levels deep");
        });
    }

    @Test
    void goodFilesAreNotBlamed() throws IOException {
        String reordered = content.replace("        " + TOPICS + "\n", "")
                .replace("        system: mbs\n", "        system: mbs\n        " + TOPICS + "\n");
        for (String good : List.of(
                content,
                content.replace("\n", "\r\n"),
                "\ufeff" + content,
                "# A comment\n\n" + content.replace("\n", " # why\n"),
                content.replace("spec-changed-plan", "'spec-changed-plan'").replace("mbs", "\"mbs\""),
                reordered,
                "---\n" + content + "...\n",
                content.replace("system: mbs", "system: copr\n        mode: dry-run"),
                content.replace("system: mbs", "mode: live\n        system: mbs"),
                content.replace("system: mbs", "window: 300\n        system: mbs"),
                content.replaceAll("(?m)^    ", "      "))) {
            Path file = Files.writeString(folder.resolve("spec-changed.camel.yaml"), good);
            assertThat(check.of(List.of(file)).mistakes()).as(good).isEmpty();
        }
        for (String good : List.of(POLICY, POLICY.replace("\n", "\r\n"), "\ufeff" + POLICY, "# x\n" + POLICY)) {
            Path file = Files.writeString(folder.resolve("policy.yaml"), good);
            assertThat(check.of(List.of(file)).mistakes()).as(good).isEmpty();
        }
        Findings all = check.all();
        assertThat(all.mistakes()).isEmpty();
        assertThat(all.warnings()).isEmpty();
    }

    /** What is wrong and not found, or found in the wrong place; and what is right and blamed. */
    private List<String> survivors(List<Mutant> mutants, String good, String name) throws IOException {
        List<String> survivors = new ArrayList<>();
        assertThat(mutants).hasSizeGreaterThan(3);
        for (Mutant mutant : mutants) {
            Path file = Files.writeString(folder.resolve(name), mutant.text());
            List<Mistake> found = check.of(List.of(file)).mistakes();
            boolean blamed = found.stream()
                    .anyMatch(mistake -> mistake.file().equals(file)
                            && mistake.line() >= mutant.from()
                            && mistake.line() <= mutant.to());
            if (mutant.saysTheSame(good) == blamed || mutant.saysTheSame(good) && !found.isEmpty()) {
                survivors.add(mutant + ": " + found);
            }
        }
        return survivors;
    }
}
