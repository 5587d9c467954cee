package io.freshmaker.store.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.store.Database;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import io.freshmaker.store.TestDatabase;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEachDatabase
class RefusedImportTest {

    @TempDir
    Path directory;

    private final TestDatabase from = new TestDatabase();
    private final TestDatabase into;

    RefusedImportTest(Engine engine) {
        into = new TestDatabase(engine);
        SampleState.in(from);
    }

    @AfterEach
    void close() {
        from.close();
        into.close();
    }

    private Path state() {
        return Moving.exported(from, directory.resolve("state.jsonl"));
    }

    private Path changed(UnaryOperator<String> change) throws IOException {
        Path state = state();
        return Files.writeString(
                directory.resolve("changed.jsonl"),
                change.apply(Files.readString(state, StandardCharsets.US_ASCII)),
                StandardCharsets.US_ASCII);
    }

    private void refuses(Path file, String... words) {
        assertThatThrownBy(() -> Moving.imported(file, into)).hasMessageContainingAll(words);
        assertThat(into.number("select count(*) from event_types"))
                .as("nothing changed")
                .isEqualTo(19);
        new ImportMark(into.database()).requireWhole();
    }

    @Test
    void aDatabaseThatHasAState() {
        SampleState.message(into, "m", "{}", null);
        refuses(state(), "rows in inbox", "freshmaker.data", "freshmaker.db.url");
        into.run("delete from inbox");
        SampleState.event(into, "e", false, null);
        refuses(state(), "rows in events");
        assertThat(into.text("select message_id from events")).isEqualTo("e");
    }

    @Test
    void aDatabaseThatAServiceUses() {
        into.run("create table if not exists replicas (id varchar(36) primary key, name varchar(200) not null,"
                + " role varchar(20) not null, version varchar(100) not null,"
                + " seen_at timestamp with time zone default current_timestamp not null)");
        into.run("insert into replicas (id, name, role, version) values ('1', 'node-7', 'all', '1')");
        refuses(state(), "in use by node-7", "stop these services");
        into.run("update replicas set seen_at = current_timestamp - interval '2' minute");
        Moving.imported(state(), into);
        assertThat(into.number("select count(*) from replicas")).isEqualTo(1);
    }

    @Test
    void aFileThatIsNoWholeExport() throws IOException {
        refuses(changed(text -> "perl\n"), "is no export of Freshmaker", "freshmaker export");
        refuses(changed(text -> ""), "is no export of Freshmaker");
        refuses(changed(text -> text.substring(0, text.length() / 2)), "changed.jsonl line ", "breaks in the middle");
        refuses(changed(text -> text.substring(0, text.lastIndexOf("{\"table\""))), "is not whole");
        refuses(changed(text -> text.replace("{\"table\":\"events\"", "{\"table\":\"evnts\"")), "no table 'evnts'");
        refuses(changed(text -> text.replace("\"search_key\"", "\"searchkey\"")), "no column 'searchkey'");
        refuses(changed(text -> text.replaceFirst("\\[1,\"e1\",", "[\"x\",\"e1\",")), "events.id is a whole number");
        refuses(changed(text -> text.replaceFirst("\\[1,\"e1\",", "[1,null,")), "events.message_id is a text.");
        refuses(changed(text -> text.replaceFirst("(\\[1,\"e1\",.*)]", "$1,9]")), "a row of events has ", "line ");
        refuses(
                changed(text -> text.replace(",0,\"AQD/", ",0,\"AQ D/")),
                "image_postings.postings is bytes in base 64");
        Path gzip = Moving.exported(from, directory.resolve("state.gz"));
        byte[] bytes = Files.readAllBytes(gzip);
        refuses(Files.write(gzip, Arrays.copyOf(bytes, bytes.length - 9)), "state.gz is not whole", "export again");
        refuses(directory.resolve("none.jsonl"), "none.jsonl");
    }

    @Test
    void aFileOfAnotherVersion() throws IOException {
        refuses(
                changed(text -> text.replaceFirst("\"schema\":\"\\d+\"", "\"schema\":\"0\"")),
                "written by version 9.9 with schema 0",
                "Import it with the version that wrote it");
        refuses(changed(text -> text.replace("\"format\":1", "\"format\":2")), "written by version 9.9");
    }

    @Test
    void anImportThatWasBrokenOffIsNoStateAndBeginsAnew() throws IOException {
        Path twice = changed(text -> {
            int row = text.indexOf("[1,\"e1\",");
            String line = text.substring(row, text.indexOf('\n', row) + 1);
            return text.replace(line, line + line).replace("\"events\":2", "\"events\":3");
        });
        assertThatThrownBy(() -> Moving.imported(twice, into)).hasMessageContainingAll("refuses a row of events");
        assertThatThrownBy(() -> new ImportMark(into.database()).requireWhole())
                .hasMessageContainingAll("a part of a state only", "changed.jsonl", "Import it again");

        Moving.imported(state(), into);

        new ImportMark(into.database()).requireWhole();
        assertThat(into.texts("select message_id from events order by id")).isEqualTo(List.of("e1", "e2"));
        assertThat(into.number("select count(*) from imports where done_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void whatChangesMeanwhileIsNotInTheExport() {
        var text = new StringWriter();
        Moving.imported(state(), into);
        new StateExport(into.database(), "9.9").write(text, table -> {
            if (table.startsWith("build_types")) {
                CompletableFuture.runAsync(() -> SampleState.event(into, "later", false, null))
                        .join();
            }
        });
        assertThat(text.toString()).contains("\"e2\"").doesNotContain("\"later\"");
        assertThat(into.number("select count(*) from events")).isEqualTo(3);
    }

    @Test
    void charactersThatPostgresqlCantStoreAreReplacedAndTold() {
        from.run("update inbox set reason = ? where message_id = 'odd'", "a\0b\uD800c");
        var told = new StringWriter();
        Path state = state();
        new StateImport(into.database())
                .read(state, sentence -> told.append(sentence).append('\n'));
        String reason = into.text("select reason from inbox where message_id = 'odd'");
        if (into.database().read(Database::isPostgres)) {
            assertThat(reason).isEqualTo("a\uFFFDb\uFFFDc");
            assertThat(told.toString()).contains("inbox.reason: in 1 text characters that PostgreSQL can't store");
        } else {
            assertThat(reason).isEqualTo("a\0b\uD800c");
            assertThat(told.toString()).contains("inbox: 2 rows").doesNotContain("PostgreSQL");
        }
    }
}
