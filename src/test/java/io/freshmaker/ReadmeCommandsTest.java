package io.freshmaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Holds what people read against what there is: commands, options, keys, files and headings. */
class ReadmeCommandsTest {

    private static final Path ROOT = Path.of(System.getProperty("user.dir"));
    private static final Pattern COMMAND = Pattern.compile("\\./freshmaker((?: [\\w./=-]+)+)");
    private static final Pattern SOURCE = Pattern.compile("(?<![\\w/])src/(?:main|test)/[\\w./-]*\\w");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "RUNBOOK.md"})
    void namesCommandsAndOptionsThatExist(String file) throws IOException {
        List<String> commands =
                all(COMMAND, read(file)).map(found -> found.group(1).strip()).toList();

        assertThat(commands).isNotEmpty().allSatisfy(ReadmeCommandsTest::exists);
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
    @ValueSource(strings = {"README.md", "RUNBOOK.md", "CHANGELOG.md"})
    void namesFilesThatExist(String file) throws IOException {
        String text = read(file);

        assertThat(all(SOURCE, text).map(MatchResult::group)).allMatch(path -> Files.exists(ROOT.resolve(path)));
        assertThat(all(LINK, text).map(link -> link.group(1)))
                .allMatch(path -> path.startsWith("https://") || Files.exists(ROOT.resolve(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "RUNBOOK.md"})
    void pointsToHeadingsThatExist(String file) throws IOException {
        for (MatchResult link : all(LINK, read(file)).toList()) {
            if (link.group(2) != null) {
                String there = read(link.group(1).isEmpty() ? file : link.group(1));
                assertThat(there.lines().filter(line -> line.startsWith("#")).map(ReadmeCommandsTest::anchor))
                        .contains(link.group(2));
            }
        }
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }

    @Test
    void showsConfigurationWithKeysThatExist() throws IOException {
        String known = Files.readString(ROOT.resolve("src/main/resources/application.properties"));

        assertThat(blocks("properties", read("README.md")).lines().filter(line -> !line.isBlank()))
                .isNotEmpty()
                .allMatch(line -> known.contains("\n" + line.substring(0, line.indexOf('=') + 1)), "has a known key");
    }

    @Test
    void showsTheShippedContentTypeWordByWord() throws IOException {
        String readme = read("README.md");
        String section = readme.substring(readme.indexOf("\n## Add a content type"), readme.indexOf("\n## Inventory"));

        assertThat(blocks("yaml", section))
                .isEqualTo(read("src/main/resources/routes/content/spec-changed.camel.yaml"));
    }

    /** All blocks of one language, one after the other. */
    private static String blocks(String language, String text) {
        return all(BLOCK, text)
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .reduce("", String::concat);
    }

    private static Stream<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }
}
