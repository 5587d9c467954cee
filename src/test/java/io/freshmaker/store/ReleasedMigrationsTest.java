package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What was released stays as it is, and every release has its fixture. */
class ReleasedMigrationsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db");
    private static final Pattern RELEASE = Pattern.compile("^## (\\d+\\.\\d+)(\\.\\d+)?\\b");

    @Test
    void doNotChange() {
        assertThat(Release.all())
                .isNotEmpty()
                .allSatisfy(release -> assertThat(release.migrations())
                        .isNotEmpty()
                        .allSatisfy((file, sum) -> assertThat(sum(MIGRATIONS.resolve(file)))
                                .as(
                                        "%s came with release %s, and databases out there have run it: leave it as it is, and put"
                                                + " what changes into a new file with the next number",
                                        file, release.name())
                                .isEqualTo(sum)));
    }

    @Test
    void areNumberedOnceEach() throws IOException {
        try (var files = Files.list(MIGRATIONS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.matches("V\\d+__[a-z0-9_]+\\.sql"))
                    .extracting(name -> name.substring(0, name.indexOf("__")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void haveAFixtureForEveryReleaseOfTheChangelog() throws IOException {
        List<String> fixtures = Release.all().stream().map(Release::name).toList();
        for (String line : Files.readAllLines(Path.of("CHANGELOG.md"))) {
            var release = RELEASE.matcher(line);
            if (release.find()) {
                assertThat(fixtures)
                        .as("Add a database as %s left it: %s/README.md says how", release.group(1), Release.ALL)
                        .contains(release.group(1));
            }
        }
    }

    private static String sum(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
