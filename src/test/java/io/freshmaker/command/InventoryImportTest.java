package io.freshmaker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.CommandRun;
import io.freshmaker.store.EmbeddedDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryImportTest {

    @TempDir
    Path directory;

    @Test
    void aNewerBuildReplacesAndAnOlderOneChangesNothing() throws IOException {
        assertThat(imported(build(2, "rpm:perl:f27")).out()).startsWith("1 build read from ");
        imported(build(3, "rpm:perl-libs:f27"));
        imported(build(1, "rpm:bash:f27"));
        assertThat(contents()).containsExactly("perl 3 perl-libs");
    }

    @Test
    void aBuildOfTheSameVersionAdds() throws IOException {
        imported(build(2, "rpm:perl:f27"));
        imported(build(2, "rpm:perl-libs:f27"));
        assertThat(contents()).containsExactly("perl 2 perl", "perl 2 perl-libs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "perl | not one JSON object",
                "[] | one JSON object a line",
                "{\"artifact\": \"module:a:1\"} {} | not one JSON object",
                "{\"artifact\": \"module:a:1\", \"artifact\": \"module:b:1\"} | not one JSON object",
                "{\"version\": \"1\"} | 'artifact' is missing: write",
                "{\"artifact\": \"perl\"} | write type:name:stream",
                "{\"artifact\": \"module:a:1\", \"contain\": []} | 'contain' is unknown",
                "{\"artifact\": \"module:a:1\", \"contains\": \"rpm:a:f27\"} | 'contains' is no list: write",
                "{\"artifact\": \"module:a:1\", \"built_on\": [5]} | '5' is no artifact: write",
                "{\"artifact\": \"module:a:1\", \"version\": {}} | 'version' is no text: write",
            })
    void namesTheLineThatIsWrongAndTakesNothing(String line, String reason) throws IOException {
        CommandRun run = imported(build(2, "rpm:perl:f27"), "", line);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.mistakes()).hasSize(2);
        assertThat(run.mistakes().get(0)).contains("builds.json line 3: ", reason);
        assertThat(run.mistakes().get(1)).contains("Nothing was imported");
        imported(build(1, "rpm:bash:f27"));
        assertThat(contents()).containsExactly("perl 1 bash");
    }

    @Test
    void tellsEveryWrongLine() throws IOException {
        CommandRun run = imported("perl", build(2, "rpm:perl:f27"), "{}");
        assertThat(run.mistakes()).hasSize(3);
        assertThat(run.err()).contains("line 1: ", "line 3: ");
    }

    @Test
    void anEmptyFileFillsNoInventory() throws IOException {
        assertThat(imported("").mistakes()).first().asString().contains("holds no builds");
        assertThat(CommandRun.of(
                                "inventory",
                                "import",
                                directory.resolve("none").toString(),
                                "-D",
                                "freshmaker.data=" + directory.resolve("data"))
                        .mistakes())
                .containsExactly("freshmaker: " + directory.resolve("none") + ": there is no such file.");
    }

    @Test
    void aTextThatIsNotUtf8IsRefused() throws IOException {
        Path file = Files.write(
                directory.resolve("latin.json"),
                "{\"artifact\": \"module:ä:1\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(CommandRun.of(
                                "inventory",
                                "import",
                                file.toString(),
                                "-D",
                                "freshmaker.data=" + directory.resolve("data"))
                        .mistakes())
                .containsExactly("freshmaker: " + file + " is not UTF-8: save it as UTF-8.");
    }

    @Test
    void asksToStopTheServiceFirst() throws IOException {
        try (var used = new EmbeddedDatabase(directory.resolve("data"))) {
            CommandRun run = imported(build(2, "rpm:perl:f27"));
            assertThat(used.url()).isNotEmpty();
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.mistakes()).singleElement().asString().contains("in use by another process: stop that");
        }
    }

    private static String build(int version, String part) {
        return "{\"artifact\": \"module:perl:5.26\", \"version\": \"" + version + "\", \"nvr\": \"perl-5.26-" + version
                + "\", \"contains\": [\"" + part + "\"], \"built_on\": []}";
    }

    private CommandRun imported(String... lines) throws IOException {
        Path file = Files.write(directory.resolve("builds.json"), List.of(lines));
        return CommandRun.of(
                "inventory", "import", file.toString(), "-D", "freshmaker.data=" + directory.resolve("data"));
    }

    /** What the inventory holds: compound, version and constituent. */
    private List<String> contents() {
        try (var files = new EmbeddedDatabase(directory.resolve("data"));
                var connection = DriverManager.getConnection(files.url(), "SA", "");
                var rows = connection.createStatement().executeQuery("""
                                select c.name, c.version, p.name from containment x
                                join artifacts c on c.id = x.compound_id join artifacts p on p.id = x.constituent_id
                                order by 1, 2, 3
                                """)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
            }
            connection.createStatement().execute("shutdown");
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
