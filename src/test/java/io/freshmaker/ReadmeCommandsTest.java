package io.freshmaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Holds what people read against what there is: commands, options, keys and files. */
class ReadmeCommandsTest {

    private static final Pattern COMMAND = Pattern.compile("\\./freshmaker((?: [\\w./=-]+)+)");
    private static final Pattern BENCH = Pattern.compile("\\./bench ([\\w-]+)");
    private static final Pattern KEY = Pattern.compile("`(freshmaker\\.(?!properties`)[a-z.-]+[a-z])`");
    private static final Pattern SOURCE = Pattern.compile("(?<![\\w/])src/(?:main|test)/[\\w./-]*\\w");

    static List<String> pages() throws IOException {
        return Pages.all();
    }

    @Test
    void namesCommands() throws IOException {
        for (String page : List.of("README.md", "RUNBOOK.md", "docs/operating.md", "docs/deploying.md")) {
            assertThat(Pages.all(COMMAND, Pages.read(page))).as(page).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesCommandsAndOptionsThatExist(String page) throws IOException {
        String text = Pages.read(page);

        assertThat(Pages.all(COMMAND, text).map(found -> found.group(1).strip()))
                .allSatisfy(ReadmeCommandsTest::exists);
        String usage = Pages.read("bench");
        assertThat(Pages.all(BENCH, text).map(found -> found.group(1)))
                .allMatch(part -> usage.contains("\n  " + part + " "), "is a part");
    }

    private static void exists(String words) {
        CommandLine command = Main.line();
        Iterator<String> rest = List.of(words.split(" ")).iterator();
        boolean parameters = false;
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.startsWith("-")) {
                assertThat(command.getCommandSpec().optionsMap()).as(words).containsKey(word.split("=")[0]);
            } else if (!parameters && command.getSubcommands().containsKey(word)) {
                command = command.getSubcommands().get(word);
            } else {
                assertThat(command.getSubcommands()).as(words).isEmpty();
                parameters = true;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesFilesThatExist(String page) throws IOException {
        assertThat(Pages.all(SOURCE, Pages.read(page)).map(MatchResult::group))
                .allMatch(path -> Files.exists(Pages.ROOT.resolve(path)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void namesKeysThatExist(String page) throws IOException {
        String known = known();

        assertThat(Pages.all(KEY, Pages.read(page)).map(key -> key.group(1)))
                .filteredOn(key -> !key.startsWith("freshmaker.manual."))
                .as("topics of our own messages are no keys")
                .allMatch(key -> known.contains("\n" + key), "is a key, or the beginning of some");
        assertThat(Pages.blocks("properties", Pages.read(page)).lines().map(String::strip))
                .filteredOn(line -> !line.isBlank() && !line.startsWith("#"))
                .allMatch(line -> known.contains("\n" + line.substring(0, line.indexOf('=') + 1)), "has a known key");
    }

    @Test
    void showsConfigurationsOfAService() throws IOException {
        assertThat(Pages.blocks("properties", Pages.read("docs/deploying.md")).lines())
                .contains("freshmaker.data=/var/lib/freshmaker")
                .hasSizeGreaterThan(30);
    }

    @Test
    void showsTheShippedContentTypeWordByWord() throws IOException {
        String section =
                Pages.read("README.md").split("\n## Add a content type\n")[1].split("\n## ")[0];

        assertThat(Pages.blocks("yaml", section))
                .isEqualTo(Pages.read("src/main/resources/routes/content/spec-changed.camel.yaml"));
    }

    private static String known() throws IOException {
        return "\n" + Pages.read("src/main/resources/application.properties");
    }
}
