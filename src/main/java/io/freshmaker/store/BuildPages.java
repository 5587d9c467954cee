package io.freshmaker.store;

import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.Field.Order;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists of builds, each page with the same few statements whatever its size. Thread-safe. */
public final class BuildPages {

    /** The number that {@code order_by} starts from. */
    public static final Field ID = new Field("id", "b.id", Kind.LONG, false, Order.UNIQUE);

    /** What builds may be filtered and ordered by. */
    public static final List<Field> FIELDS = List.of(
            ID,
            Field.led("name", "b.name", Kind.TEXT, Order.TIED),
            Field.led("event_id", "b.event_id", Kind.LONG, Order.TIED),
            Field.led("dep_on_id", "b.dep_on_id", Kind.LONG, Order.SPARSE),
            Field.led("build_id", "b.remote_id", Kind.LONG, Order.SPARSE),
            Field.led("original_nvr", "b.original_nvr", Kind.TEXT, Order.SPARSE),
            Field.led("rebuilt_nvr", "b.rebuilt_nvr", Kind.TEXT, Order.SPARSE),
            Field.led("type", "b.type_id", Kind.TYPE, Order.NO),
            Field.led("state", "b.state", Kind.STATE, Order.NO),
            new Field("event_type_id", "e.event_type_id", Kind.INTEGER, true, Order.NO),
            new Field("event_search_key", "e.search_key", Kind.TEXT, true, Order.NO));

    private final Database database;
    private final Lists lists;

    public BuildPages(Database database) {
        this.database = database;
        this.lists = Lists.large(database, new Listed("builds b", "b.id", "events e", "e.id = b.event_id"));
    }

    /** @param detail with or without the causes */
    public Page<BuildRow> page(Selection selection, Detail detail) {
        return lists.page(selection, (reading, ids) -> Lists.inOrder(ids, rows(reading, ids, detail), BuildRow::id));
    }

    public Optional<BuildRow> find(long id, Detail detail) {
        return of(List.of(id), detail).stream().findFirst();
    }

    /** Those of them that there are, in any order. */
    List<BuildRow> of(Collection<Long> ids, Detail detail) {
        return database.look(reading -> rows(reading, ids, detail));
    }

    private static List<BuildRow> rows(Reading reading, Collection<Long> ids, Detail detail) {
        var keys = reading.keys(ids);
        String sql = BuildSql.SELECT + " from builds b" + BuildSql.NAMES + " where " + keys.in("b.id");
        List<BuildRow> near = reading.list(sql, keys.values(), BuildSql::row);
        return with(reading, near.stream().filter(build -> keys.has(build.id())).toList(), detail);
    }

    private static List<BuildRow> with(Reading reading, List<BuildRow> builds, Detail detail) {
        if (builds.isEmpty()) {
            return builds;
        }
        var keys = reading.keys(builds.stream().map(BuildRow::id).toList());
        Map<Long, List<BuildCompose>> composes = BuildCompose.of(reading, keys);
        Map<Long, List<CauseRow>> causes = detail.reasons() ? BuildSql.causes(reading, keys) : Map.of();
        return builds.stream()
                .map(build -> build.with(
                        build.typeName(),
                        build.dependsOn(),
                        composes.getOrDefault(build.id(), List.of()),
                        causes.getOrDefault(build.id(), List.of())))
                .toList();
    }
}
