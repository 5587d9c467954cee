package io.freshmaker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryExportTest {

    private static final List<String> LINES = List.of(
            "{\"artifact\":\"image:tools:\",\"version\":\"\",\"nvr\":\"\","
                    + "\"contains\":[\"module:perl:5.26\",\"rpm:bash:f27\"],\"built_on\":[]}",
            "{\"artifact\":\"module:perl:5.26\",\"version\":\"27\",\"nvr\":\"perl-5.26-27\","
                    + "\"contains\":[\"rpm:perl:f27\"],\"built_on\":[\"module:platform:f27\"]}",
            "{\"artifact\":\"module:platform:f27\",\"version\":\"\",\"nvr\":\"\",\"contains\":[],\"built_on\":[]}");

    @TempDir
    Path directory;

    private CommandRun inventory(String data, String... words) {
        return CommandRun.of(Stream.concat(
                        Stream.concat(Stream.of("inventory"), Stream.of(words)),
                        Stream.of("-D", "freshmaker.data=" + directory.resolve(data)))
                .toArray(String[]::new));
    }

    @Test
    void whatIsExportedCanBeImportedAndExportedAgain() throws IOException {
        Path file = Files.write(directory.resolve("builds.jsonl"), LINES);
        Path again = directory.resolve("again.jsonl");

        assertThat(inventory("one", "import", file.toString()).exit()).isZero();
        assertThat(inventory("one", "export", again.toString()).exit()).isZero();
        assertThat(inventory("two", "import", again.toString()).exit()).isZero();
        CommandRun last = inventory("two", "export");

        assertThat(Files.readAllLines(again)).isEqualTo(LINES);
        assertThat(last.out().lines()).containsExactlyElementsOf(LINES);
        assertThat(inventory("two", "export", "-").out()).isEqualTo(last.out());
        assertThat(inventory("two", "show", "perl:5.26").out())
                .contains("newest build: perl-5.26-27", "UTC from import", "contained in: 1", "    image:tools:");
        CommandRun unknown = inventory("two", "show", "prel");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.mistakes()).containsExactly("freshmaker: The inventory does not know prel. It knows perl.");
    }

    @Test
    void leavesNoHalfFile() {
        Path file = directory.resolve("none/builds.jsonl");
        CommandRun run = inventory("one", "export", file.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.mistakes()).singleElement().asString().contains(file + " can't be written");
    }

    @Test
    void reconcilesOnlyWhereAServiceRunsWithAnMbs() {
        CommandRun unset = inventory("one", "sync");
        assertThat(unset.exit()).isEqualTo(2);
        assertThat(unset.mistakes())
                .containsExactly("freshmaker: There is no MBS to reconcile the inventory with: set freshmaker.mbs.url."
                        + " For images, set freshmaker.koji.url and freshmaker.images.tags.");

        CommandRun stopped = inventory("one", "sync", "-D", "freshmaker.mbs.url=http://mbs.invalid");
        assertThat(stopped.exit()).isEqualTo(1);
        assertThat(stopped.mistakes())
                .singleElement()
                .asString()
                .contains("No service runs with freshmaker.data=", "start it with ./freshmaker serve");
    }
}
