package io.freshmaker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
    private final PolicyReader reader = new PolicyReader();

    @TempDir
    Path folder;

    @Test
    void readsAFileAndQuotesItByItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("rules.yaml"), "global: {module: {allow: {name: perl}}}\n");
        assertThat(reader.read(file)
                        .judge("any", "module", Map.of("name", "perl"))
                        .rule())
                .isEqualTo("rules.yaml line 1: global.module.allow");
    }

    @Test
    void collectsEveryMistakeWithItsLineAndKey() {
        assertThat(mistakesIn("""
                        global:
                          module:
                            allow: {name: '*perl'}
                            block:
                              any:
                                - {name: a, name: b}
                                - all: {branch: f27}
                                - some text
                            deny: {name: c}
                          image:
                            allow:
                              image_name: {starts: d}
                              branch: [f26, [f27], ]
                        spec-changed:
                          module:
                        """))
                .hasSize(8)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("policy.yaml line 3: global.module.allow.name: '*perl' is no regular"),
                        second -> assertThat(second)
                                .startsWith("policy.yaml line 6: global.module.block.any[0].name: stands in line 6"),
                        third -> assertThat(third)
                                .startsWith("policy.yaml line 7: global.module.block.any[1].all: needs a list"),
                        fourth ->
                                assertThat(fourth).startsWith("policy.yaml line 8: global.module.block.any[2]: is no"),
                        fifth -> assertThat(fifth)
                                .isEqualTo(
                                        "policy.yaml line 9: global.module.deny: is unknown; only allow, block and urgent"
                                                + " may stand here."),
                        sixth -> assertThat(sixth)
                                .startsWith("policy.yaml line 12: global.image.allow.image_name: a pattern must be"),
                        seventh -> assertThat(seventh)
                                .startsWith("policy.yaml line 13: global.image.allow.branch[1]: a pattern must be"),
                        eighth -> assertThat(eighth)
                                .startsWith("policy.yaml line 15: spec-changed.module: needs a mapping below it"));
    }

    @Test
    void refusesABrokenPatternAlsoWhereAnotherBranchWouldMatch() {
        assertThat(mistakesIn("global: {module: {allow: {any: [{name: .*}, {branch: 'f(27'}]}}}"))
                .singleElement()
                .asString()
                .contains("global.module.allow.any[1].branch: 'f(27' is no regular expression (Unclosed group)");
    }

    @Test
    void refusesTheSameSectionTwice() {
        assertThat(mistakesIn("""
                        global: {module: {allow: {name: a}}}
                        global: {module: {allow: {name: b}}}
                        """))
                .containsExactly(
                        "policy.yaml line 2: global: stands in line 1 already; put both into one, or remove" + " one.");
    }

    @Test
    void refusesAnAttributeBesideAny() {
        assertThat(mistakesIn("global: {module: {allow: {name: a, any: [{branch: b}]}}}"))
                .singleElement()
                .asString()
                .contains("global.module.allow.any: must stand alone");
    }

    @Test
    void refusesAnEmptyItemInAListOfPatterns() {
        assertThat(mistakesIn("global: {module: {block: {name: [a, ]}}, image: {block: {name: [a, ~]}}}"))
                .singleElement()
                .asString()
                .contains("global.image.block.name[1]: is empty");
    }

    @Test
    void refusesARuleThatContainsItself() {
        assertThat(mistakesIn("global: {module: {allow: &rule {any: [*rule]}}}"))
                .singleElement()
                .asString()
                .contains("contains itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a comment\n", "{}", "---\n"})
    void saysWhatAnEmptyFileMeans(String text) {
        assertThat(mistakesIn(text)).singleElement().asString().contains("nothing would");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- a list", "a word", "global: word", "global: {module: [a]}"})
    void refusesAnotherShape(String text) {
        assertThat(mistakesIn(text)).singleElement().asString().contains("needs a mapping below it");
    }

    @Test
    void namesTheLineOfBrokenYaml() {
        assertThat(mistakesIn("global:\n  module:\n    allow: {name: 'perl}\n"))
                .singleElement()
                .asString()
                .isEqualTo(
                        "policy.yaml line 3: is no YAML here: found unexpected end of stream (noticed in line 4); check"
                                + " indentation, brackets and quotes.");
    }

    @Test
    void readsDeepNesting() {
        String deep = "{any: [".repeat(100) + "{name: perl}" + "]}".repeat(100);
        Policy policy = reader.read("policy.yaml", "global: {module: {allow: " + deep + "}}");
        assertThat(policy.judge("any", "module", Map.of("name", "perl")).rebuild())
                .isTrue();
        assertThat(policy.judge("any", "module", Map.of("name", "ruby")).rebuild())
                .isFalse();
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThatThrownBy(() -> reader.read(folder.resolve("policy.yaml")))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("policy.yaml is missing: there is no " + folder.toAbsolutePath());
    }

    @Test
    void saysThatTheFileIsNotText() throws IOException {
        Path file = Files.write(folder.resolve("policy.yaml"), "global: \u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> reader.read(file))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("is not UTF-8 text");
    }

    @Test
    void theDefaultPolicyAllowsEveryModuleAndBlocksNone() {
        Policy policy = reader.read(Path.of("src/main/resources/policy.yaml"));
        assertThat(policy.judge("spec-changed", "module", Map.of("name", "x", "branch", "y")))
                .matches(Verdict::rebuild)
                .extracting(Verdict::rule)
                .asString()
                .endsWith(": global.module.allow");
        assertThat(policy.block()).isEmpty();
    }

    @Test
    void theExampleInTheDefaultPolicyIsValid() throws IOException {
        String text = Files.readString(Path.of("src/main/resources/policy.yaml"));
        String example = text.lines()
                .filter(line -> line.startsWith("#   "))
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n"));
        Policy policy = reader.read("policy.yaml", example);
        assertThat(policy.judge("any", "module", Map.of("name", "perl-core", "branch", "5.26"))
                        .rebuild())
                .isFalse();
        assertThat(policy.judge("any", "module", Map.of("name", "perl-core", "branch", "6"))
                        .rebuild())
                .isTrue();
        assertThat(policy.judge("spec-changed", "module", Map.of("name", "perl-core", "branch", "5.26"))
                        .rebuild())
                .isTrue();
    }

    private List<String> mistakesIn(String text) {
        return catchThrowableOfType(PolicyException.class, () -> reader.read("policy.yaml", text))
                .mistakes();
    }
}
