package io.freshmaker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.CommandRun;
import io.freshmaker.store.Database;
import io.freshmaker.store.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportImportTest {

    @TempDir
    Path directory;

    @Test
    void aStateGoesThroughAFile() throws IOException {
        event("first");
        CommandRun exported = run("export", file("state.jsonl.gz"), "first");
        assertThat(exported.exit()).isZero();
        assertThat(exported.out()).isEmpty();
        assertThat(exported.err()).contains("events: 1 row\n", "rows written to " + file("state.jsonl.gz"));

        CommandRun imported = run("import", file("state.jsonl.gz"), "second");
        assertThat(imported.exit()).isZero();
        assertThat(imported.err()).contains("events: 1 row\n", "rows read from " + file("state.jsonl.gz"));

        CommandRun first = run("export", "-", "first");
        CommandRun second = run("export", "-", "second");
        List<String> more = new ArrayList<>(rows(second));
        more.removeAll(rows(first));
        assertThat(more)
                .singleElement()
                .asString()
                .as("who imported it")
                .matches("\\[1,.*,\"command\",\"import\",null,null,\"\\d+ rows read from .*state\\.jsonl\\.gz\"]");
        assertThat(rows(second))
                .containsAll(rows(first))
                .anySatisfy(row -> assertThat(row).startsWith("[1,\"m\","));
        assertThat(second.out()).doesNotContain("#");
        assertThat(second.err()).contains("events: 1 row\n").doesNotContain("#");
        assertThat(Files.list(directory).map(path -> path.getFileName().toString()))
                .containsExactlyInAnyOrder("state.jsonl.gz", "first", "second");

        assertThat(run("import", file("state.jsonl.gz"), "second").mistakes())
                .singleElement()
                .asString()
                .contains("rows in events", "an empty one only: set freshmaker.data");
    }

    @Test
    void aDirectoryWithoutADatabaseIsToldAndLeftAsItIs() {
        for (String command : List.of("export", "pause", "resume", "approve", "replan")) {
            CommandRun run = run(command, command.matches("approve|replan") ? "7" : "mbs", "mistyped");
            assertThat(run.exit()).as(command).isEqualTo(1);
            assertThat(run.mistakes())
                    .singleElement()
                    .asString()
                    .contains("There is no database in " + directory.resolve("mistyped"), "--config");
        }
        assertThat(run("pause", "", "mistyped").exit()).isEqualTo(2);
        assertThat(run("resume", " ", "mistyped").exit()).isEqualTo(2);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aFileThatCantBeWrittenOrReadIsToldWithTheReason() throws IOException {
        event("first");
        CommandRun exported = run("export", file("none/state.jsonl"), "first");
        assertThat(exported.exit()).isEqualTo(1);
        assertThat(exported.mistakes()).singleElement().asString().contains("there is no directory " + file("none"));

        assertThat(run("import", file("none.jsonl"), "second").mistakes())
                .containsExactly("freshmaker: " + file("none.jsonl") + ": there is no such file.");

        Path other = Files.writeString(directory.resolve("other"), "{}");
        CommandRun imported = run("import", other.toString(), "second");
        assertThat(imported.exit()).isEqualTo(2);
        assertThat(imported.mistakes()).singleElement().asString().contains("is no export of Freshmaker");
    }

    @Test
    void aDatabaseInUseIsLeftAlone() {
        try (var used = new EmbeddedDatabase(directory.resolve("first"))) {
            assertThat(used.url()).isNotEmpty();
            CommandRun run = run("import", file("state.jsonl"), "first");
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.mistakes()).singleElement().asString().contains("in use by another process: stop that");
        }
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private CommandRun run(String command, String file, String data) {
        return CommandRun.of(command, file, "-D", "freshmaker.data=" + directory.resolve(data));
    }

    private static List<String> rows(CommandRun run) {
        return run.out().lines().skip(1).toList();
    }

    private void event(String data) {
        try (var files = new EmbeddedDatabase(directory.resolve(data));
                var database = new Database(files.url(), "SA", "", 2)) {
            database.transact(handle -> handle.execute(
                    "insert into events (message_id, search_key, event_type_id, state) values ('m', 'k', 2, 1)"));
        }
    }
}
