package io.freshmaker.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What belongs to several events at once: a few statements, whatever the number of events. To an event belong the
 * builds that were planned for it, and those of other events that it became a cause of.
 */
final class EventBuilds {

    private final Reading reading;
    private final Keys events;
    /** The ids of all builds by event, in their order. */
    private final Map<Long, SortedSet<Long>> members = new HashMap<>();

    EventBuilds(Reading reading, Collection<Long> events) {
        this.reading = reading;
        this.events = reading.keys(events);
    }

    /** The builds by event, in the order of their ids. */
    Map<Long, List<BuildRow>> full(boolean reasons) {
        Map<Long, BuildRow> builds = read(BuildSql.BARE, BuildSql::row, BuildRow::id, BuildRow::eventId);
        var keys = reading.keys(builds.keySet());
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<Integer, String> types = new HashMap<>();
        reading.each("select id, name from build_types", List.of(), row -> types.put(row.getInt(1), row.getString(2)));
        Map<Long, String> names = names(builds);
        Map<Long, List<CauseRow>> causes = reasons ? BuildSql.causes(reading, keys) : Map.of();
        Map<Long, List<BuildCompose>> composes = BuildCompose.of(reading, keys);
        builds.replaceAll((id, build) -> build.with(
                types.get(build.type()),
                names.get(build.dependsOnId()),
                composes.getOrDefault(id, List.of()),
                causes.getOrDefault(id, List.of())));
        return members.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        event -> event.getValue().stream().map(builds::get).toList()));
    }

    /** The number of builds by event and state. */
    Map<Long, Map<Integer, Long>> counts() {
        Map<Long, Brief> builds = read(
                "select b.id, b.event_id, b.state",
                row -> new Brief(row.getLong(1), row.getLong(2), row.getInt(3)),
                Brief::id,
                Brief::event);
        Map<Long, Map<Integer, Long>> counts = new HashMap<>();
        members.forEach((event, ids) -> {
            Map<Integer, Long> states = counts.computeIfAbsent(event, each -> new TreeMap<>());
            ids.forEach(id -> states.merge(builds.get(id).state(), 1L, Long::sum));
        });
        return counts;
    }

    private record Brief(long id, long event, int state) {}

    /** All builds by their ids; those of other events take a statement more where there are any. */
    private <T> Map<Long, T> read(
            String select, Reading.Mapper<T> mapper, Function<T, Long> id, Function<T, Long> event) {
        Map<Long, T> builds = new HashMap<>();
        reading.each(select + " from builds b where " + events.in("b.event_id"), events.values(), row -> {
            T build = mapper.map(row);
            if (member(event.apply(build), id.apply(build))) {
                builds.put(id.apply(build), build);
            }
        });
        Set<Long> others = new HashSet<>();
        reading.each(
                "select event_id, build_id from build_causes where " + events.in("event_id"), events.values(), row -> {
                    long build = row.getLong(2);
                    if (member(row.getLong(1), build) && !builds.containsKey(build)) {
                        others.add(build);
                    }
                });
        if (!others.isEmpty()) {
            var keys = reading.keys(others);
            reading.each(select + " from builds b where " + keys.in("b.id"), keys.values(), row -> {
                T build = mapper.map(row);
                if (keys.has(id.apply(build))) {
                    builds.putIfAbsent(id.apply(build), build);
                }
            });
        }
        // What was removed since its cause was read.
        members.values().forEach(ids -> ids.retainAll(builds.keySet()));
        return builds;
    }

    private boolean member(long event, long build) {
        boolean wanted = events.has(event);
        if (wanted) {
            members.computeIfAbsent(event, each -> new TreeSet<>()).add(build);
        }
        return wanted;
    }

    /** The names of builds that others depend on, which mostly are at hand. */
    private Map<Long, String> names(Map<Long, BuildRow> builds) {
        Map<Long, String> names = new HashMap<>();
        Set<Long> unknown = new HashSet<>();
        for (BuildRow build : builds.values()) {
            Long id = build.dependsOnId();
            if (id != null && builds.containsKey(id)) {
                names.put(id, builds.get(id).name());
            } else if (id != null) {
                unknown.add(id);
            }
        }
        if (!unknown.isEmpty()) {
            var keys = reading.keys(unknown);
            reading.each(
                    "select id, name from builds where " + keys.in("id"),
                    keys.values(),
                    row -> names.put(row.getLong(1), row.getString(2)));
        }
        return names;
    }

    /** The events that each event depends on (true), and those that depend on it (false). */
    Map<Boolean, Map<Long, List<Long>>> dependencies() {
        Map<Boolean, Map<Long, List<Long>>> edges = Map.of(true, new HashMap<>(), false, new HashMap<>());
        List<Object> twice = new ArrayList<>(events.values());
        twice.addAll(events.values());
        reading.each(
                "select 1, event_id, depends_on_id from event_dependencies where " + events.in("event_id")
                        + " union all select 0, depends_on_id, event_id from event_dependencies where "
                        + events.in("depends_on_id") + " order by 1, 2, 3",
                twice,
                row -> edges.get(row.getInt(1) == 1)
                        .computeIfAbsent(row.getLong(2), event -> new ArrayList<>())
                        .add(row.getLong(3)));
        return edges;
    }
}
