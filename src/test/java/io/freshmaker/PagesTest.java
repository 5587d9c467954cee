package io.freshmaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether one finds the way: links that lead somewhere, and pages that say for whom they are and stay short. */
class PagesTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#]*)(?:#([^)]*))?\\)");

    static List<String> pages() throws IOException {
        return Pages.all();
    }

    static List<String> docs() throws IOException {
        return Pages.docs();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksToFilesAndHeadingsThatExist(String page) throws IOException {
        for (MatchResult link : Pages.all(LINK, Pages.read(page)).toList()) {
            if (link.group(1).startsWith("https://")) {
                continue;
            }
            String there = link.group(1).isEmpty() ? page : target(page, link.group(1));
            assertThat(Pages.ROOT.resolve(there)).as(link.group()).exists();
            if (link.group(2) != null) {
                assertThat(anchors(Pages.read(there))).as(link.group()).contains(link.group(2));
            }
        }
    }

    @Test
    void theReadmeLeadsToEveryPage() throws IOException {
        String readme = Pages.read("README.md");

        assertThat(Pages.all(LINK, readme).map(link -> link.group(1))).containsAll(Pages.docs());
        // Beside the table of all keys, which has as many rows as there are.
        assertThat(readme.lines().filter(line -> !line.startsWith("| `freshmaker.")))
                .hasSizeLessThanOrEqualTo(380);
    }

    @ParameterizedTest
    @MethodSource("docs")
    void aPageBeginsWithItsReadersAndStaysShort(String page) throws IOException {
        List<String> lines = Files.readAllLines(Pages.ROOT.resolve(page));

        assertThat(lines.get(0)).startsWith("# ");
        assertThat(lines.get(2)).startsWith("For ");
        assertThat(lines).hasSizeLessThanOrEqualTo(250);
    }

    private static String target(String page, String link) {
        Path folder = Path.of(page).getParent();
        return (folder == null ? Path.of(link) : folder.resolve(link))
                .normalize()
                .toString();
    }

    /** A heading that comes twice gets a number, so it is no place to link to. */
    private static TreeSet<String> anchors(String text) {
        TreeSet<String> once = new TreeSet<>();
        TreeSet<String> twice = new TreeSet<>();
        Pages.prose(text)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(PagesTest::anchor)
                .filter(anchor -> !once.add(anchor))
                .forEach(twice::add);
        once.removeAll(twice);
        return once;
    }

    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ ", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }
}
