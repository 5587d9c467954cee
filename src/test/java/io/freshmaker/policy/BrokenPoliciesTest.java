package io.freshmaker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A good policy with one thing broken, in every place where it can be: each is told with the right line. */
class BrokenPoliciesTest {
    static final String GOOD = """
            # What may be rebuilt
            global:
              module:
                allow:
                  any:
                    - name: perl.*
                      branch: [f26, f27]
                    - {name: ruby, branch: "2\\\\..*"}
                block: {name: perl-bootstrap}
              image:
                allow: {image_name: 'rhel.*', published: true}
            spec-changed:
              module:
                block:
                  all:
                    - name: perl
                    - branch:
            """;

    private static final Pattern VALUE = Pattern.compile("(name|branch|image_name|published): ([^,{}\\[\\]]+)");

    /** @param line the line that has to be told, from 1 */
    record Broken(String how, int line, String text) {
        @Override
        public String toString() {
            return how + " in line " + line;
        }
    }

    static List<Broken> broken() {
        List<Broken> broken = new ArrayList<>();
        values(broken, "a broken pattern", value -> "'*" + value.replaceAll("['\"\\\\]", "") + "'");
        values(broken, "an open group", value -> "'(x'");
        values(broken, "an open class", value -> "\"[x\"");
        values(broken, "a backwards repetition", value -> "'x{2,1}'");
        values(broken, "a dangling backslash", value -> "'x\\'");
        values(broken, "a mapping for a pattern", value -> "{x: y}");
        values(broken, "a list in a list", value -> "[x, [y]]");
        values(broken, "an empty item", value -> "[x, ~]");
        values(broken, "an unknown tag", value -> "!x y");
        values(broken, "an unknown alias", value -> "*nobody");
        values(broken, "a character that begins nothing", value -> "@x");
        values(broken, "an open quote", value -> "'x");
        values(broken, "an unknown escape", value -> "\"x\\.y\"");
        values(broken, "a control character", value -> "x\u0007");
        lines(broken, "an unknown key", "allow|block", line -> line.replaceFirst("allow|block", "deny"));
        lines(broken, "a capital", "allow|block", line -> line.replaceFirst("(al|bl)", "X"));
        lines(broken, "a missing colon", "(module|any|all|allow|image):$", line -> line.replace(":", ""));
        lines(broken, "a missing blank", ": ", line -> line.replaceFirst(": ", ":"));
        lines(broken, "a tab", "^ ", line -> "\t" + line.stripLeading());
        lines(broken, "a NUL", "\\S", line -> line + "\0");
        lines(
                broken,
                "the same key twice",
                "^  +(module|allow|any|block|image|all):",
                line -> line.replaceFirst(":.*", ": {x: y}") + "\n" + line);
        lines(broken, "a merge key", "^    (block|allow): \\{", line -> line.replace("{", "{<<: {x: y}, "));
        lines(broken, "a key that is no word", "^    (block|allow): \\{", line -> line.replace("{", "{[x]: y, "));
        lines(broken, "an empty key", "^    (block|allow): \\{", line -> line.replace("{", "{~: y, "));
        lines(broken, "a word for a rule", "block: \\{", line -> line.replaceFirst(":.*", ": perl"));
        lines(broken, "a list for a rule", "(block|allow): \\{", line -> line.replaceFirst(": (.*)", ": [$1]"));
        lines(broken, "nothing for a rule", "(block|allow): \\{", line -> line.replaceFirst(": .*", ":"));
        lines(broken, "rules that are no list", "block: \\{", line -> line.replaceFirst(": (.*)", ": {any: $1}"));
        lines(broken, "an attribute beside any", "block: \\{", line -> line.replaceFirst("\\{", "{any: [], "));
        lines(broken, "a word for a section", "^spec-changed:", line -> "other: word\n" + line);
        lines(broken, "a second document", "^spec-changed:", line -> "---\n" + line);
        return broken;
    }

    private static void values(List<Broken> broken, String how, UnaryOperator<String> change) {
        lines(broken, how, VALUE.pattern(), line -> {
            Matcher value = VALUE.matcher(line);
            return value.find()
                    ? line.substring(0, value.start(2)) + change.apply(value.group(2)) + line.substring(value.end(2))
                    : line;
        });
    }

    private static void lines(List<Broken> broken, String how, String where, UnaryOperator<String> change) {
        List<String> lines = GOOD.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String changed = change.apply(lines.get(i));
            if (!lines.get(i).startsWith("#")
                    && Pattern.compile(where).matcher(lines.get(i)).find()
                    && !changed.equals(lines.get(i))) {
                List<String> text = new ArrayList<>(lines);
                text.set(i, changed);
                broken.add(new Broken(how, i + 1, String.join("\n", text) + "\n"));
            }
        }
    }

    @Test
    void thereAreManyOfThem() {
        assertThat(broken()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource
    void broken(Broken broken) {
        assertThat(mistakesIn(broken.text()))
                .as(broken.text())
                .anyMatch(mistake -> mistake.matches(".*\\bline " + broken.line() + "\\b.*"))
                .allMatch(mistake -> mistake.matches("policy\\.yaml line \\d+: .{10,}[.?]"));
    }

    static Stream<String> good() {
        return Stream.of(
                GOOD,
                GOOD.replace("\n", "\r\n"),
                "\uFEFF" + GOOD,
                "---\n" + GOOD,
                GOOD + "...\n",
                "%YAML 1.1\n---\n" + GOOD,
                GOOD.stripTrailing(),
                GOOD.replace("\n", "   \n"),
                GOOD.replace("\n", "\n\n"),
                GOOD.replace("\n", " # as agreed\n"),
                GOOD.replace("\n", "\n# deny: [\n"),
                GOOD.replaceAll("(?m)^", "   "),
                GOOD.replace(" name:", " 'name':").replace("global:", "\"global\":"),
                GOOD.replace("{name: perl-bootstrap}", "{ 'name' :   \"perl-bootstrap\" , }"),
                GOOD.replace("{name: perl-bootstrap}", "{any: [{name: perl-bootstrap}]}"),
                GOOD.replace("{name: perl-bootstrap}", "&own {name: perl-bootstrap}")
                        .replace("- branch:\n", "- *own\n"),
                GOOD.replace("[f26, f27]", "&old [f26, f27]").replace("- branch:\n", "- branch: *old\n"),
                GOOD.replace("[f26, f27]", "\n          - f26\n          - f27"),
                GOOD.replace("perl-bootstrap", "perl-bootstrap\n      "),
                GOOD + "container-changed:\n  flatpak:\n    allow: {name: \u00fcber.*, severity: [Low, ~x]}\n");
    }

    @ParameterizedTest
    @MethodSource
    void good(String text) {
        Policy policy = new PolicyReader().read("policy.yaml", text);
        assertThat(judged(policy, "any", "perl", "f27")).isTrue();
        assertThat(judged(policy, "any", "perl", "f28")).isFalse();
        assertThat(judged(policy, "any", "ruby", "2.4")).isTrue();
        assertThat(judged(policy, "any", "perl-bootstrap", "f27")).isFalse();
        assertThat(judged(policy, "any", "httpd", "f27")).isFalse();
        assertThat(judged(policy, "spec-changed", "ruby", "2.4")).isTrue();
    }

    @Test
    void manyMistakesAreToldAtOnceInTheOrderOfTheFile() {
        String text = GOOD.replace("perl.*", "'('")
                .replace("[f26, f27]", "{x: y}")
                .replace("block:", "deny:")
                .replace("'rhel.*'", "'*'")
                .replace("all:", "any:\n        all:");
        assertThat(mistakesIn(text))
                .extracting(mistake -> mistake.replaceFirst("policy.yaml line (\\d+): .*", "$1"))
                .containsExactly("6", "7", "9", "11", "14");
    }

    private static boolean judged(Policy policy, String contentType, String name, String branch) {
        return policy.judge(contentType, "module", Map.of("name", name, "branch", branch))
                .rebuild();
    }

    private static List<String> mistakesIn(String text) {
        PolicyException exception =
                catchThrowableOfType(PolicyException.class, () -> new PolicyReader().read("policy.yaml", text));
        assertThat(exception).as(text).isNotNull();
        return exception.mistakes();
    }
}
