package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {

    private static final int EVENTS = 60;
    private static final int BUILDS_EACH = 50;

    @TempDir
    private Path directory;

    private Database database;
    private EventPages events;
    private BuildPages builds;

    @BeforeEach
    void fill() {
        database = new Database("jdbc:hsqldb:file:" + directory.resolve("db") + ";hsqldb.tx=mvcc", "sa", "", 2);
        events = new EventPages(database);
        builds = new BuildPages(database);
        database.read(handle -> {
            handle.execute("insert into events (id, message_id, search_key, event_type_id, state)"
                    + " select n, 'm-' || n, 'k', 2, 1 from unnest(sequence_array(1, " + EVENTS + ", 1)) as s (n)");
            handle.execute("insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state,"
                    + " rebuild_reason, batch, waiting_for) select n, (n - 1) / " + BUILDS_EACH + " + 1, 2, 'module',"
                    + " 'm' || n, '1', 'mbs', case when mod(n, 100) = 0 then 2 else 1 end, 'unknown', 0, 0"
                    + " from unnest(sequence_array(1, " + EVENTS * BUILDS_EACH + ", 1)) as s (n)");
            handle.execute("set database event log sql level 3");
            return null;
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void readAPageOfEventsWithTheSameStatementsWhateverItsSize() throws IOException {
        for (var detail : List.of(new Detail(true, true), new Detail(true, false), new Detail(false, false))) {
            long few = statements(size -> events.page(firstOf(EventPages.ID, size, Map.of()), detail), 2);
            long many = statements(size -> events.page(firstOf(EventPages.ID, size, Map.of()), detail), EVENTS);

            assertThat(many).isEqualTo(few).isBetween(4L, 8L);
        }
    }

    @Test
    void readAPageOfBuildsWithTheSameStatementsWhateverItsSize() throws IOException {
        var detail = new Detail(true, true);
        long few = statements(size -> builds.page(firstOf(BuildPages.ID, size, Map.of()), detail), 2);
        long many = statements(size -> builds.page(firstOf(BuildPages.ID, size, Map.of()), detail), 500);

        assertThat(List.of(few, many)).as("one less while the total is known").allMatch(some -> some == 4 || some == 5);
    }

    @Test
    void readAPageOfComposesWithTheSameStatementsWhateverItsSize() throws IOException {
        database.read(
                handle -> handle.execute("insert into composes (content_key, source_type, source, packages, builds,"
                        + " sigkeys, arches, flags) select 'k' || n, 6, '', '', 'b-' || n || '-1', '', '', ''"
                        + " from unnest(sequence_array(1, 50, 1)) as s (n)"));
        database.read(handle -> handle.execute("insert into build_composes (build_id, compose_id, usable)"
                + " select id, mod(id, 50) + 1, false from builds"));
        var composes = new ComposePages(database);
        long few = statements(size -> composes.page(firstOf(ComposePages.ID, size, Map.of())), 2);
        long many = statements(size -> composes.page(firstOf(ComposePages.ID, size, Map.of())), 50);

        assertThat(many).isEqualTo(few).isEqualTo(3);
    }

    @Test
    void findTheSameRowsWhetherFewOrVeryManyMatch() {
        Field state = BuildPages.FIELDS.stream()
                .filter(field -> field.name().equals("state"))
                .findFirst()
                .orElseThrow();

        Page<BuildRow> done =
                builds.page(firstOf(BuildPages.ID, 3, Map.of(state, List.of(1))), new Detail(true, false));
        Page<BuildRow> failed =
                builds.page(firstOf(BuildPages.ID, 3, Map.of(state, List.of(2))), new Detail(true, false));

        assertThat(done.total()).isEqualTo(2_970);
        assertThat(done.items()).extracting(BuildRow::id).containsExactly(2_999L, 2_998L, 2_997L);
        assertThat(failed.total()).isEqualTo(30);
        assertThat(failed.items()).extracting(BuildRow::id).containsExactly(3_000L, 2_900L, 2_800L);
    }

    private static Selection firstOf(Field order, int size, Map<Field, List<Object>> filters) {
        return new Selection(filters, order, true, 0, size);
    }

    private long statements(Consumer<Integer> page, int size) throws IOException {
        long before = logged();
        page.accept(size);
        return logged() - before;
    }

    private long logged() throws IOException {
        try (var lines = Files.lines(directory.resolve("db.sql.log"))) {
            return lines.filter(line -> line.contains("select ")).count();
        }
    }
}
