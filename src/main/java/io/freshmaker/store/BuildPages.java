package io.freshmaker.store;

import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.Field.Order;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Lists of builds, each page with the same few statements whatever its size. Thread-safe. */
public final class BuildPages {

    /** The number that {@code order_by} starts from. */
    public static final Field ID = new Field("id", "b.id", Kind.LONG, false, Order.UNIQUE);

    /** What builds may be filtered and ordered by. */
    public static final List<Field> FIELDS = List.of(
            ID,
            new Field("name", "b.name", Kind.TEXT, true, Order.TIED),
            new Field("event_id", "b.event_id", Kind.LONG, true, Order.TIED),
            new Field("dep_on_id", "b.dep_on_id", Kind.LONG, true, Order.TIED),
            new Field("build_id", "b.remote_id", Kind.LONG, true, Order.TIED),
            new Field("original_nvr", "b.original_nvr", Kind.TEXT, true, Order.TIED),
            new Field("rebuilt_nvr", "b.rebuilt_nvr", Kind.TEXT, true, Order.TIED),
            new Field("type", "b.type_id", Kind.TYPE, true, Order.NO),
            new Field("state", "b.state", Kind.STATE, true, Order.NO),
            new Field("event_type_id", "e.event_type_id", Kind.INTEGER, true, Order.NO),
            new Field("event_search_key", "e.search_key", Kind.TEXT, true, Order.NO));

    private final Database database;
    private final Totals totals = new Totals();

    public BuildPages(Database database) {
        this.database = database;
    }

    /** @param detail with or without the causes */
    public Page<BuildRow> page(Selection selection, Detail detail) {
        if (selection.matchesNothing()) {
            return new Page<>(0, List.of());
        }
        return database.read(handle -> {
            long total = totals.of(selection.key(), () -> count(handle, selection));
            return new Page<>(total, rows(handle, selection, total, detail));
        });
    }

    public Optional<BuildRow> find(long id, Detail detail) {
        return database.read(handle -> explain(
                        handle,
                        handle.createQuery(BuildSql.SELECT + BuildSql.FROM + " where b.id = :id")
                                .bind("id", id)
                                .map(BuildSql::row)
                                .list(),
                        detail)
                .stream()
                .findFirst());
    }

    private static long count(Handle handle, Selection selection) {
        String from = selection.uses("e") ? "events e join builds b on b.event_id = e.id" : "builds b";
        return selection
                .bind(handle.createQuery("select count(*) from " + from + selection.where(0)))
                .mapTo(Long.class)
                .one();
    }

    private static List<BuildRow> rows(Handle handle, Selection selection, long total, Detail detail) {
        if (selection.outside()) {
            return List.of();
        }
        String event = selection.uses("e") ? " join events e on e.id = b.event_id" : "";
        String sql = BuildSql.SELECT + BuildSql.FROM + event + selection.where(total) + selection.orderBy("b.id")
                + " limit :limit offset :offset";
        return explain(
                handle,
                selection
                        .bind(handle.createQuery(sql))
                        .bind("limit", selection.limit())
                        .bind("offset", selection.offset())
                        .map(BuildSql::row)
                        .list(),
                detail);
    }

    private static List<BuildRow> explain(Handle handle, List<BuildRow> builds, Detail detail) {
        if (builds.isEmpty()) {
            return builds;
        }
        List<Long> ids = builds.stream().map(BuildRow::id).toList();
        Map<Long, List<BuildCompose>> composes = BuildCompose.of(handle, "<ids>", ids);
        Map<Long, List<CauseRow>> causes = detail.reasons() ? BuildSql.causes(handle, "<ids>", ids) : Map.of();
        return builds.stream()
                .map(build -> build.on(composes.getOrDefault(build.id(), List.of()))
                        .because(causes.getOrDefault(build.id(), List.of())))
                .toList();
    }
}
