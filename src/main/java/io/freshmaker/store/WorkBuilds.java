package io.freshmaker.store;

import io.freshmaker.store.WorkView.Build;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads builds that go on, come next, or have just ended. */
final class WorkBuilds {

    private static final String SELECT = "select id, event_id, artifact_type, name, stream, system, target, state,"
            + " state_reason, urgent, batch, remote_id, url, time_created, time_submitted, time_completed from builds";

    /** Of builds that wait for others so many are looked at, those first that wait for the fewest. */
    private static final int CANDIDATES = 2_000;

    private final Handle handle;

    WorkBuilds(Handle handle) {
        this.handle = handle;
    }

    List<Build> running(int most) {
        return handle.createQuery(SELECT + " where state = 0 order by system, id limit :most")
                .bind("most", most)
                .map(WorkBuilds::build)
                .list();
    }

    List<Build> ended(int most) {
        return handle.createQuery(
                        SELECT + " where time_completed <= current_timestamp order by time_completed desc limit :most")
                .bind("most", most)
                .map(WorkBuilds::build)
                .list();
    }

    /**
     * First what waits for nothing but a slot, as {@link Budget} takes it; then what waits for a time; then what waits for
     * others, in the order of their batches.
     */
    List<Build> next(Collection<String> systems, int most) {
        Set<Long> next = new LinkedHashSet<>();
        for (boolean urgent : new boolean[] {true, false}) {
            systems.stream()
                    .flatMap(system -> new ReadyBuilds(handle, system, urgent).oldest(most).stream())
                    .map(ReadyBuilds.Ready::id)
                    .sorted()
                    .forEach(next::add);
        }
        next.addAll(handle.createQuery("""
                        select id from builds
                        where not_before > current_timestamp and state + 0 = 4 and held = 0 and waiting_for = 0
                        order by not_before limit :most
                        """).bind("most", most).mapTo(Long.class).list());
        next.addAll(waiting());
        List<Long> first = next.stream().limit(most).toList();
        return first.isEmpty() ? List.of() : inOrder(first);
    }

    private record Candidate(long id, boolean urgent, int batch) {}

    private List<Long> waiting() {
        List<Candidate> candidates = new ArrayList<>(handle.createQuery("""
                        select id, urgent, batch from builds where state = 4 and held = 0 and waiting_for > 0
                        order by state, held, waiting_for, system, urgent, target, id limit :most
                        """)
                .bind("most", CANDIDATES)
                .map((row, context) -> new Candidate(row.getLong(1), row.getBoolean(2), row.getInt(3)))
                .list());
        candidates.sort(Comparator.comparing((Candidate each) -> !each.urgent())
                .thenComparingInt(Candidate::batch)
                .thenComparingLong(Candidate::id));
        return candidates.stream().map(Candidate::id).toList();
    }

    private List<Build> inOrder(List<Long> ids) {
        Map<Long, Build> builds = handle
                .createQuery(SELECT + " where id in (<ids>)")
                .bindList("ids", ids)
                .map(WorkBuilds::build)
                .list()
                .stream()
                .collect(Collectors.toMap(Build::id, Function.identity()));
        return ids.stream().map(builds::get).filter(Objects::nonNull).toList();
    }

    private static Build build(ResultSet row, StatementContext context) throws SQLException {
        return new Build(
                row.getLong(1),
                row.getLong(2),
                row.getString(3) + ":" + row.getString(4) + ":" + row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getString(9),
                row.getBoolean(10),
                row.getInt(11),
                BuildSql.number(row, 12),
                row.getString(13),
                row.getObject(14, OffsetDateTime.class),
                row.getObject(15, OffsetDateTime.class),
                row.getObject(16, OffsetDateTime.class));
    }
}
