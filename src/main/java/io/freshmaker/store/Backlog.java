package io.freshmaker.store;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * How much of one kind waits.
 *
 * @param oldest since when the one that waits longest does; null where nothing waits
 */
public record Backlog(long count, OffsetDateTime oldest) {

    /** What can wait; the order is that of the statement. */
    public enum Kind {
        /** Messages that are to be planned. */
        INBOX,
        /** Planned builds. */
        PLANNED,
        /** Those of them that wait for no build, compose or person, but for a slot, a time or the build system itself. */
        READY,
        /** What the bus is to be told. */
        ANNOUNCEMENTS,
        /** Composes that ODCS has not done. */
        COMPOSES,
        /** Builds that are signed in part. */
        SIGNINGS
    }

    private static final int PLANNED = 4;

    private static final String ALL = """
            select 0, count(*), min(received_at) from inbox where state = 0
            union all select 3, count(*), min(changed_at) from announcements where sent_at is null and to_send = true
            union all select 4, count(*), min(time_created) from composes where step in (0, 1, 2)
            union all select 5, count(*), min(since) from signings where state = 0
            """;

    /** All kinds, by one statement and what was counted of builds. */
    static Map<Kind, Backlog> all(Handle handle, List<WorkView.Count> builds) {
        Map<Kind, Backlog> all = new EnumMap<>(Kind.class);
        all.put(Kind.PLANNED, of(builds, count -> count.state() == PLANNED));
        all.put(Kind.READY, of(builds, WorkView.Count::ready));
        handle.createQuery(ALL)
                .map((row, context) -> all.put(
                                Kind.values()[row.getInt(1)],
                                new Backlog(row.getLong(2), row.getObject(3, OffsetDateTime.class)))
                        == null)
                .list();
        return all;
    }

    private static Backlog of(List<WorkView.Count> builds, Predicate<WorkView.Count> which) {
        List<WorkView.Count> those = builds.stream().filter(which).toList();
        return new Backlog(
                those.stream().mapToLong(WorkView.Count::builds).sum(),
                those.stream()
                        .map(WorkView.Count::since)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }
}
