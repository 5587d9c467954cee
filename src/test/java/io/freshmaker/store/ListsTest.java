package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.store.Field.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** However a page is found, it has the rows that the plainest query has. */
@OnEachDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsTest {

    private static final int EVENTS = 60;
    private static final int BUILDS = 3_000;
    private static final Detail SHORT = new Detail(false, false);

    @Parameter
    private Engine engine;

    private TestDatabase database;

    @BeforeParameterizedClassInvocation
    void fill() {
        database = new TestDatabase(engine);
        database.database().transact(handle -> {
            var events = handle.prepareBatch("insert into events (id, message_id, search_key, event_type_id, state)"
                    + " values (:id, :message, :key, :type, 1)");
            for (int id = 1; id <= EVENTS; id++) {
                events.bind("id", id)
                        .bind("message", "m-" + id)
                        .bind("key", "k" + id % 4)
                        .bind("type", id % 3)
                        .add();
            }
            events.execute();
            var builds = handle.prepareBatch("insert into builds (id, event_id, type_id, artifact_type, name, stream,"
                    + " system, state, remote_id, rebuild_reason, batch, waiting_for) values (:id, :event, :type, 'm',"
                    + " :name, '1', 'mbs', :state, :remote, 'unknown', 0, 0)");
            for (int id = 1; id <= BUILDS; id++) {
                builds.bind("id", id)
                        .bind("event", id % EVENTS + 1)
                        .bind("type", id % 20 == 0 ? 1 : 2)
                        .bind("name", "n" + id % 7)
                        .bind("state", id % 50 == 0 ? 2 : id % 51 == 0 ? 3 : 1)
                        .bind("remote", id % 900)
                        .add();
            }
            return builds.execute();
        });
    }

    @AfterParameterizedClassInvocation
    void close() {
        database.close();
    }

    @Test
    void haveTheRowsThatThePlainestQueryHas() {
        var builds = new BuildPages(database.database());
        for (Map<String, List<Object>> filters : List.<Map<String, List<Object>>>of(
                Map.of(),
                Map.of("state", List.of(1)),
                Map.of("state", List.of(2)),
                Map.of("state", List.of(2, 3)),
                Map.of("state", List.of(1, 2, 1)),
                Map.of("state", List.of(0)),
                Map.of("type", List.of(2), "state", List.of(3, 1)),
                Map.of("name", List.of("n3"), "state", List.of(2, 3, 4)),
                Map.of("name", List.of("n1", "n2"), "event_id", List.of(5L, 6L, 7L)),
                Map.of("event_id", List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L)),
                Map.of("event_type_id", List.of(1L)),
                Map.of("event_type_id", List.of(0L, 1L), "event_search_key", List.of("k1")),
                Map.of("event_search_key", List.of("k2"), "state", List.of(2)),
                Map.of("build_id", List.of(20L, 21L, 22L), "type", List.of(2)))) {
            for (String order : List.of("id", "name")) {
                for (boolean descending : new boolean[] {true, false}) {
                    for (long offset : new long[] {0, 15}) {
                        var selection = new Selection(fields(filters), field(order), descending, offset, 10);
                        Page<BuildRow> page = builds.page(selection, SHORT);

                        assertThat(page.items())
                                .as("%s", selection)
                                .extracting(BuildRow::id)
                                .containsExactlyElementsOf(plain(selection));
                        assertThat(page.total()).as("%s", selection).isEqualTo(total(selection));
                    }
                }
            }
        }
    }

    @Test
    void countWhatIsThere() {
        var listed = new Listed("events e", "e.id", "", "");
        var all = new ListCount(database.database(), listed, new Selection(Map.of(), EventPages.ID, true, 0, 10));
        assertThat(all.all()).isEqualTo(EVENTS);
        database.run(
                "insert into events (id, message_id, search_key, event_type_id, state) values (99, 'x', 'k', 2, 1)");
        assertThat(all.all()).isEqualTo(EVENTS + 1);
        database.run("delete from events where id = 99");
        assertThat(all.all()).isEqualTo(EVENTS);
        try {
            database.database().transact(handle -> {
                handle.execute("insert into events (id, message_id, search_key, event_type_id, state)"
                        + " values (99, 'x', 'k', 2, 1)");
                throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException rolledBack) {
            assertThat(all.all()).isEqualTo(EVENTS);
        }
    }

    @Test
    void tellTheTotalOfASmallListAsItIsNow() {
        var here = new AuditPages(database.database());
        var onAnotherReplica = new AuditPages(database.database());
        for (long rows : new long[] {150, 30, 101, 7, 0}) {
            database.run("delete from audit where action = 'cancel'");
            database.database().transact(handle -> {
                var batch = handle.prepareBatch("insert into audit (person, how, action, words)"
                        + " values ('p' || mod(:n, 3), 'oidc', 'cancel', '')");
                LongStream.range(0, rows).forEach(n -> batch.bind("n", (int) n).add());
                return rows == 0 ? 0 : batch.execute().length;
            });
            for (var pages : List.of(here, onAnotherReplica)) {
                for (String order : List.of("id", "person")) {
                    for (long[] part : new long[][] {{0, 10}, {20, 10}, {500, 10}, {0, 0}}) {
                        var selection = new Selection(
                                Map.of(audit("action"), List.of("cancel")), audit(order), true, part[0], (int) part[1]);
                        Page<AuditRow> page = pages.page(selection);

                        assertThat(page.items()).hasSize((int) Math.max(0, Math.min(part[1], rows - part[0])));
                        assertThat(page.total())
                                .as("%d of %s", rows, selection)
                                .matches(total -> rows > Totals.SMALL ? total > Totals.SMALL : total == rows);
                    }
                }
            }
        }
    }

    private static Field audit(String name) {
        return AuditPages.FIELDS.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Long> plain(Selection selection) {
        String direction = selection.descending() ? " desc" : "";
        String tie = selection.order().order() == Order.UNIQUE ? "" : ", b.id" + direction;
        return database.database()
                .read(handle -> handle.createQuery("select b.id" + where(selection) + " order by "
                                + selection.order().column() + direction + tie + " limit 10 offset "
                                + selection.offset())
                        .mapTo(Long.class)
                        .list());
    }

    private long total(Selection selection) {
        return database.number("select count(*)" + where(selection));
    }

    /** Every filter written out. */
    private static String where(Selection selection) {
        List<String> conditions = new ArrayList<>();
        selection
                .filters()
                .forEach((field, values) -> conditions.add(" and ("
                        + String.join(
                                " or ",
                                values.stream()
                                        .map(value -> field.column() + " = "
                                                + (value instanceof String ? "'" + value + "'" : value.toString()))
                                        .toList())
                        + ")"));
        return " from builds b join events e on e.id = b.event_id where 1 = 1" + String.join("", conditions);
    }

    private static Map<Field, List<Object>> fields(Map<String, List<Object>> filters) {
        Map<Field, List<Object>> fields = new LinkedHashMap<>();
        filters.forEach((name, values) -> fields.put(field(name), values));
        return fields;
    }

    private static Field field(String name) {
        return BuildPages.FIELDS.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
