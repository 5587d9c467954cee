package io.freshmaker.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * All changes in the order in which they became visible, from any place on. Their sequences have no gaps, but where
 * {@link Retention} removed some. Thread-safe.
 */
public final class Changes {

    private final Database database;
    private final EventPages events;
    private final BuildPages builds;

    public Changes(Database database) {
        this.database = database;
        this.events = new EventPages(database);
        this.builds = new BuildPages(database);
    }

    /**
     * What there is to read.
     *
     * @param first the lowest sequence that is kept; one more than {@code last} where there is none
     * @param last the highest that was given; 0 before the first
     */
    public record Span(long first, long last) {

        /** Whether all behind this place is there. */
        public boolean goesOnFrom(long sequence) {
            return sequence >= first - 1 && sequence <= last;
        }
    }

    /** From where to where one can read at the moment. */
    public Span span() {
        return database.read(handle -> {
            // In this order what is removed in between makes the span shorter, not longer.
            long last = last(handle);
            long first = handle.createQuery("select min(sequence) from announcements")
                    .mapTo(Long.class)
                    .findOne()
                    .orElse(last + 1);
            return new Span(first, last);
        });
    }

    /** The highest sequence that was given; 0 before the first. */
    public long last() {
        return database.read(Changes::last);
    }

    private static long last(Handle handle) {
        return handle.createQuery("select last_sequence from outbox")
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** The next ones behind this place, with the same few statements however many they are. */
    public List<ChangeView> after(long sequence, int most) {
        List<Announcement> next = database.read(handle -> handle.createQuery(
                        "select <columns> from announcements where sequence > :after order by sequence limit :most")
                .define("columns", Announcement.COLUMNS)
                .bind("after", sequence)
                .bind("most", most)
                .map(Announcement::read)
                .list());
        Map<Long, EventView> eventsById = events(ids(next, ChangeKind.EVENT, Announcement::eventId));
        Map<Long, BuildRow> buildsById = builds(ids(next, ChangeKind.BUILD, Announcement::buildId));
        return next.stream().map(each -> view(each, eventsById, buildsById)).toList();
    }

    private static List<Long> ids(List<Announcement> all, ChangeKind kind, Function<Announcement, Long> id) {
        return all.stream()
                .filter(each -> each.kind() == kind)
                .map(id)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static ChangeView view(Announcement change, Map<Long, EventView> events, Map<Long, BuildRow> builds) {
        return new ChangeView(
                change,
                change.kind() == ChangeKind.EVENT
                        ? Optional.ofNullable(events.get(change.eventId())).map(change::of)
                        : Optional.empty(),
                change.kind() == ChangeKind.BUILD
                        ? Optional.ofNullable(builds.get(change.buildId())).map(change::of)
                        : Optional.empty());
    }

    private Map<Long, EventView> events(Collection<Long> ids) {
        Map<Long, EventView> found = new HashMap<>();
        Chunks.of(ids)
                .forEach(some ->
                        events.of(some).forEach(view -> found.put(view.event().id(), view)));
        return found;
    }

    private Map<Long, BuildRow> builds(Collection<Long> ids) {
        Map<Long, BuildRow> found = new HashMap<>();
        Chunks.of(ids)
                .forEach(some ->
                        builds.of(some, new Detail(false, true)).forEach(build -> found.put(build.id(), build)));
        return found;
    }
}
