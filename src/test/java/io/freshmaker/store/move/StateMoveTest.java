package io.freshmaker.store.move;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import io.freshmaker.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnEachDatabase
class StateMoveTest {

    @TempDir
    Path directory;

    private final TestDatabase here = new TestDatabase();
    private final TestDatabase there;

    StateMoveTest(Engine engine) {
        there = new TestDatabase(engine);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void aStateThatGoesThereAndBackIsTheSame() throws IOException {
        SampleState.in(here);
        Path first = Moving.exported(here, directory.resolve("first.jsonl"));
        long rows = Moving.imported(first, there);
        Path second = Moving.exported(there, directory.resolve("second.jsonl.gz"));
        try (var back = new TestDatabase()) {
            assertThat(Moving.imported(second, back)).isEqualTo(rows);
            Path third = Moving.exported(back, directory.resolve("third.jsonl"));
            assertThat(Moving.rows(third)).isEqualTo(Moving.rows(first)).hasSizeGreaterThan(30);
        }
    }

    @Test
    void valuesAreKeptExactly() {
        SampleState.in(here);
        Moving.imported(Moving.exported(here, directory.resolve("state.jsonl")), there);

        assertThat(there.text("select body from inbox where message_id = 'large'"))
                .isEqualTo(SampleState.LARGE);
        assertThat(there.text("select reason from inbox where message_id = 'odd'"))
                .isEqualTo(SampleState.ODD);
        assertThat(there.number("select count(*) from events where dry_run = true and state_reason is null"))
                .isEqualTo(1);
        assertThat(there.database()
                        .read(handle -> handle.createQuery("select time_created from events where message_id = 'e1'")
                                .mapTo(OffsetDateTime.class)
                                .one())
                        .toInstant())
                .isEqualTo(SampleState.TIME.toInstant());
        byte[] bytes = there.database()
                .read(handle -> handle.createQuery("select postings from image_postings")
                        .mapTo(byte[].class)
                        .one());
        assertThat(bytes).isEqualTo(SampleState.BYTES);
        assertThat(there.number("select dep_on_id from builds where name = 'early'"))
                .isEqualTo(there.number("select id from builds where name = 'late'"));
        assertThat(there.number("select count(*) from inbox where leased_until is not null"))
                .as("leases stay behind")
                .isZero();
    }

    @Test
    void newIdsComeAfterTheHighest() {
        SampleState.in(here);
        Moving.imported(Moving.exported(here, directory.resolve("state.jsonl")), there);
        there.run("insert into events (message_id, search_key, event_type_id, state) values ('new', '', 2, 1)");
        assertThat(there.number("select id from events where message_id = 'new'"))
                .isEqualTo(here.number("select max(id) from events") + 1);
    }

    @Test
    void tablesAndColumnsThatAreNewComeAlong() throws IOException {
        for (var database : List.of(here, there)) {
            database.run("create table notes (place varchar(20), number integer, words varchar(100),"
                    + " constraint notes_pk primary key (place, number))");
            database.run("alter table events add column mood varchar(20) default 'calm' not null");
        }
        for (int i = 0; i < 1_700; i++) {
            here.run("insert into notes values (?, ?, ?)", (i % 3 == 0 ? "a_" : "B") + i / 600, i, "ü" + i);
        }
        here.run(
                "insert into events (message_id, search_key, event_type_id, state, mood) values ('m', '', 2, 1, 'odd')");

        Path file = Moving.exported(here, directory.resolve("state.jsonl"));
        Moving.imported(file, there);

        assertThat(there.text("select mood from events")).isEqualTo("odd");
        assertThat(there.number("select count(*) from notes")).isEqualTo(1_700);
        assertThat(Moving.rows(Moving.exported(there, directory.resolve("again.jsonl"))))
                .isEqualTo(Moving.rows(file));
    }

    @Test
    void everyTableIsExportedOrLeftOutByName() {
        Set<String> all = there.database().read(handle -> new Metadata(handle.getConnection()).tables());
        Set<String> known = new TreeSet<>(Catalogue.LEFT_OUT);
        there.database().read(Catalogue::of).tables().forEach(table -> known.add(table.name()));
        assertThat(known).containsAll(all);
        assertThat(all).contains("events", "builds", "decisions", "containment", "imports", "schema_history");
    }
}
