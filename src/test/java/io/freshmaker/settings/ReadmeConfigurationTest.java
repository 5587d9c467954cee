package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the table in the README against the file that the program reads. */
class ReadmeConfigurationTest {

    private static final String BEGIN = "<!-- configuration -->";
    private static final String END = "<!-- /configuration -->";

    @Test
    void listsEveryKeyWithItsDefaultAndMeaningInTheOrderOfTheFile() throws IOException {
        List<String> expected =
                Keys.known().all().stream().map(ReadmeConfigurationTest::row).toList();

        assertThat(rows()).containsExactlyElementsOf(expected);
    }

    private static List<String> rows() throws IOException {
        List<String> readme = Files.readAllLines(Path.of(System.getProperty("user.dir"), "README.md"));
        assertThat(readme).containsOnlyOnce(BEGIN, END);
        return readme.subList(readme.indexOf(BEGIN), readme.indexOf(END)).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
    }

    private static String row(Key key) {
        String fallback = key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`";
        return "| `" + key.name() + "` | " + fallback + " | " + key.meaning() + " |";
    }
}
