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
import org.jdbi.v3.core.Handle;

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
    private final Totals totals = new Totals();

    public ComposePages(Database database) {
        this.database = database;
    }

    /** The composes of a list have the number of their builds by state. */
    public Page<ComposeView> page(Selection selection) {
        if (selection.matchesNothing()) {
            return new Page<>(0, List.of());
        }
        return database.read(handle -> {
            long total = totals.of(selection.key(), () -> count(handle, selection));
            return new Page<>(total, counted(handle, rows(handle, selection, total)));
        });
    }

    /** One compose with its builds and all that became of it. */
    public Optional<ComposeView> find(long id) {
        return database.read(handle -> handle.createQuery(ComposeSql.SELECT + " where c.id = :id")
                .bind("id", id)
                .map(ComposeSql::row)
                .findOne()
                .map(row -> new ComposeView(row, Map.of(), states(handle, id), builds(handle, id))));
    }

    private static long count(Handle handle, Selection selection) {
        return selection
                .bind(handle.createQuery("select count(*) from composes c" + selection.where(0)))
                .mapTo(Long.class)
                .one();
    }

    private static List<ComposeRow> rows(Handle handle, Selection selection, long total) {
        if (selection.outside()) {
            return List.of();
        }
        return selection
                .bind(handle.createQuery(ComposeSql.SELECT + selection.where(total) + selection.orderBy("c.id")
                        + " limit :limit offset :offset"))
                .bind("limit", selection.limit())
                .bind("offset", selection.offset())
                .map(ComposeSql::row)
                .list();
    }

    private static List<ComposeView> counted(Handle handle, List<ComposeRow> composes) {
        if (composes.isEmpty()) {
            return List.of();
        }
        Map<Long, Map<Integer, Long>> counts = new HashMap<>();
        handle.createQuery("select c.compose_id, b.state, count(*) from build_composes c"
                        + " join builds b on b.id = c.build_id where c.compose_id in (<ids>)"
                        + " group by c.compose_id, b.state")
                .bindList("ids", composes.stream().map(ComposeRow::id).toList())
                .map((row, context) -> counts.computeIfAbsent(row.getLong(1), compose -> new TreeMap<>())
                        .put(row.getInt(2), row.getLong(3)))
                .list();
        return composes.stream()
                .map(row -> new ComposeView(row, counts.getOrDefault(row.id(), Map.of()), List.of(), List.of()))
                .toList();
    }

    private static List<StateSeen> states(Handle handle, long compose) {
        return handle.createQuery("select time_seen, words from compose_states where compose_id = :id order by id")
                .bind("id", compose)
                .map((row, context) -> new StateSeen(row.getObject(1, OffsetDateTime.class), row.getString(2)))
                .list();
    }

    private static List<ComposedBuild> builds(Handle handle, long compose) {
        return handle.createQuery("select b.id, b.event_id, b.name, b.stream, b.state, c.replaced"
                        + " from build_composes c join builds b on b.id = c.build_id"
                        + " where c.compose_id = :id order by b.id")
                .bind("id", compose)
                .map((row, context) -> new ComposedBuild(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getBoolean(6)))
                .list();
    }
}
