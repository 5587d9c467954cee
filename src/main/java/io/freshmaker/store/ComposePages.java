package io.freshmaker.store;

import io.freshmaker.store.ComposeView.ComposedBuild;
import io.freshmaker.store.ComposeView.StateSeen;
import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.Field.Order;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lists of composes, each page with the same few statements whatever its size. Thread-safe. */
public final class ComposePages {

    /** The number that {@code order_by} starts from. */
    public static final Field ID = new Field("id", "c.id", Kind.LONG, false, Order.UNIQUE);

    private static final String OF_BUILDS = "select n.compose_id from build_composes n where n.build_id";
    private static final String OF_EVENTS = "select n.compose_id from build_causes a"
            + " join build_composes n on n.build_id = a.build_id where a.event_id";

    /** What composes may be filtered and ordered by. */
    public static final List<Field> FIELDS = List.of(
            ID,
            new Field("compose_id", "c.remote_id", Kind.LONG, true, Order.SPARSE),
            new Field("state", "c.state", Kind.STATE, true, Order.NO),
            new Field("source_type", "c.source_type", Kind.TYPE, true, Order.NO),
            new Field("content_key", "c.content_key", Kind.TEXT, true, Order.NO),
            Field.through("build", "c.id", Kind.LONG, OF_BUILDS),
            Field.through("event", "c.id", Kind.LONG, OF_EVENTS));

    private final Database database;
    private final Lists lists;

    public ComposePages(Database database) {
        this.database = database;
        this.lists = new Lists(database, new Listed("composes c", "c.id", "", ""));
    }

    /** The composes of a list have the number of their builds by state. */
    public Page<ComposeView> page(Selection selection) {
        return lists.page(
                selection, (reading, ids) -> counted(reading, Lists.inOrder(ids, rows(reading, ids), ComposeRow::id)));
    }

    /** One compose with its builds and all that became of it. */
    public Optional<ComposeView> find(long id) {
        return database.look(reading -> rows(reading, List.of(id)).stream()
                .findFirst()
                .map(row -> new ComposeView(row, Map.of(), states(reading, id), builds(reading, id))));
    }

    private static List<ComposeRow> rows(Reading reading, List<Long> ids) {
        var keys = reading.keys(ids);
        return reading.list(ComposeSql.SELECT + " where " + keys.in("c.id"), keys.values(), ComposeSql::row);
    }

    private static List<ComposeView> counted(Reading reading, List<ComposeRow> composes) {
        var keys = reading.keys(composes.stream().map(ComposeRow::id).toList());
        if (keys.isEmpty()) {
            return List.of();
        }
        Map<Long, Map<Integer, Long>> counts = new HashMap<>();
        reading.each(
                "select c.compose_id, b.state, count(*) from build_composes c join builds b on b.id = c.build_id where "
                        + keys.in("c.compose_id") + " group by c.compose_id, b.state",
                keys.values(),
                row -> counts.computeIfAbsent(row.getLong(1), compose -> new TreeMap<>())
                        .put(row.getInt(2), row.getLong(3)));
        return composes.stream()
                .map(row -> new ComposeView(row, counts.getOrDefault(row.id(), Map.of()), List.of(), List.of()))
                .toList();
    }

    private static List<StateSeen> states(Reading reading, long compose) {
        return reading.list(
                "select time_seen, words from compose_states where compose_id = ? order by id",
                List.of(compose),
                row -> new StateSeen(row.getObject(1, OffsetDateTime.class), row.getString(2)));
    }

    private static List<ComposedBuild> builds(Reading reading, long compose) {
        return reading.list(
                "select b.id, b.event_id, b.name, b.stream, b.state, c.replaced"
                        + " from build_composes c join builds b on b.id = c.build_id"
                        + " where c.compose_id = ? order by b.id",
                List.of(compose),
                row -> new ComposedBuild(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getBoolean(6)));
    }
}
