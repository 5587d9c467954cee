package io.freshmaker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in the file, the answer is a policy or mistakes, and comes soon. */
class OddPoliciesTest {
    private static final String RULE = "global: {module: {allow: ";
    private static final List<String> CRUMBS = List.of(
            ":",
            ": ",
            "-",
            "- ",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "\n",
            "\t",
            "  ",
            "&a ",
            "*a",
            "<<: ",
            "!x ",
            "!!map ",
            "|\n",
            ">\n",
            "#",
            " #",
            "? ",
            "%",
            "@",
            "~",
            "\\",
            "(",
            ")",
            "*",
            "+",
            "\0",
            "\uFEFF",
            "\u0085",
            "---\n",
            "...\n",
            "any: ",
            "all: ",
            "\uD83D\uDE00",
            "{1,",
            "\r");

    @TempDir
    Path folder;

    @Test
    void noEditOfAGoodFileMakesTheReaderFail() {
        Random random = new Random(41);
        int good = 0;
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder(BrokenPoliciesTest.GOOD);
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + random.nextInt(4));
                text.replace(from, to, random.nextBoolean() ? CRUMBS.get(random.nextInt(CRUMBS.size())) : "");
            }
            good += isReadOrRefused(text.toString()) ? 1 : 0;
        }
        assertThat(good).isBetween(100, 2_000);
    }

    private static boolean isReadOrRefused(String text) {
        Throwable thrown = catchThrowable(() -> new PolicyReader().read("policy.yaml", text));
        if (thrown == null) {
            return true;
        }
        assertThat(thrown).as(text).isInstanceOf(PolicyException.class);
        assertThat(((PolicyException) thrown).mistakes())
                .as(text)
                .isNotEmpty()
                .allMatch(mistake -> mistake.matches("policy\\.yaml .*[.?]"));
        return false;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {any: [                 ; ]}  ; is nested more than 500 levels deep
            [                       ; ]   ; is nested more than 500 levels deep
            """)
    void refusesToGoTooDeep(String open, String close, String words) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> read(RULE + "\n" + open.strip().repeat(50_000)
                                + close.strip().repeat(50_000) + "}}"))
                        .isInstanceOf(PolicyException.class)
                        .hasMessageContaining("policy.yaml line 2: " + words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%YAML 9.9\n---\nx: y",
                "%YAML 99999999999.1\n---\nx: y",
                "%TAG ! x\n---\nx: y",
                "%TAG !e! tag:e,1:\n---\n!e!x {x: y}",
                "x: \"\\UFFFFFFFF\"",
                "x: \"\\U00110000\"",
                "x: \"\\uD800\"",
                "x: !<tag:%zz> y",
                "x: !%C3 y",
                "!!java.io.File x: y",
                "? {a: b}\n: c",
                "? ? ? x",
                "&a [*a]",
                "&a {*a : b}",
                "global: &g {module: *g}",
                "global: {module: {allow: {any: &l [*l]}}}",
                "global: {module: {allow: {name: &l [*l]}}}",
                "x: |99\n  y",
                "x: >-+\n  y",
                "\uFEFF\uFEFFx: y",
                "- \t- x",
                "\r\r\rx"
            })
    void refusesWhatYamlAllowsOrNot(String text) {
        assertThat(isReadOrRefused(text)).isFalse();
    }

    @Test
    void refusesDeepBlocks() {
        String deep =
                IntStream.range(0, 600).mapToObj(i -> " ".repeat(i) + "any:\n").collect(Collectors.joining());
        assertThatThrownBy(() -> read(deep)).hasMessageStartingWith("policy.yaml line 501: is nested more than 500");
    }

    @Test
    void judgesByTheDeepestRuleThatItTakes() {
        Policy policy = read(RULE + "{any: [".repeat(248) + "{name: perl}" + "]}".repeat(248) + "}}");
        assertThat(policy.judge("any", "module", Map.of("name", "perl")).rebuild())
                .isTrue();
    }

    @Test
    void refusesAliasesThatStandForTooMuch() {
        StringBuilder text = new StringBuilder("a0: &a0 {module: {allow: &r0 {any: [{name: x}, {name: y}]}}}\n");
        for (int i = 1; i < 40; i++) {
            text.append("a" + i + ": {module: {allow: &r" + i + " {any: [*r" + (i - 1) + ", *r" + (i - 1) + "]}}}\n");
        }
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThatThrownBy(() -> read(text.toString()))
                        .isInstanceOf(PolicyException.class)
                        .hasMessageContaining("goes beyond 100000 rules and patterns; use fewer aliases."));
    }

    @Test
    void tellsAHundredMistakesAndHowManyMore() {
        String text =
                IntStream.range(0, 250).mapToObj(i -> "s" + i + ": word\n").collect(Collectors.joining());
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        PolicyException.class,
                        e -> assertThat(e.mistakes())
                                .hasSize(101)
                                .startsWith(
                                        "policy.yaml line 1: s0: needs a mapping below it, with the keys artifact types, such as"
                                                + " module.")
                                .endsWith("policy.yaml has 150 more mistakes; correct these first."));
    }

    @Test
    void aLongWordIsToldInShort() {
        assertThatThrownBy(() -> read(RULE + "{name: '*" + "x\n ".repeat(5_000) + "'}}}"))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContain("\n"));
    }

    @Test
    void refusesAFileThatIsTooLarge() throws IOException {
        Path file = Files.writeString(
                folder.resolve("policy.yaml"), RULE + "{name: perl}}}\n" + "# rules\n".repeat(131_073));
        assertThatThrownBy(() -> new PolicyReader().read(file))
                .isInstanceOf(PolicyException.class)
                .hasMessage("policy.yaml is larger than 1 MiB: write fewer rules with broader patterns.");
    }

    @Test
    void namesTheLineThatIsNoText() throws IOException {
        Path file = Files.write(
                folder.resolve("policy.yaml"), "# rules\n# f\u00fcr uns\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> new PolicyReader().read(file))
                .hasMessage("policy.yaml line 2: is not UTF-8 text: save the file as UTF-8.");
    }

    private static Policy read(String text) {
        return new PolicyReader().read("policy.yaml", text);
    }
}
