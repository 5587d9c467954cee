package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.build.Coverage;
import io.freshmaker.build.Freshness;
import io.freshmaker.build.Standing;
import io.freshmaker.build.Standing.Told;
import io.freshmaker.plan.PlannedBuild;
import io.freshmaker.plan.Shipped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The builds that were begun lately, for plans whose changes may be in them already. */
final class StandingBuilds {

    private static final int DONE = 1;

    private final Handle handle;
    private final Instant received;
    private final Shipped shipped;
    private final Function<Artifact, String> targets;
    private final Map<Long, Set<Told>> told = new HashMap<>();
    private final Map<Long, Set<Long>> waited = new HashMap<>();

    /**
     * @param received when the message came that is planned
     * @param shipped what it says was shipped or signed
     * @param targets that the plan is for; null for what is built for none
     */
    StandingBuilds(Handle handle, OffsetDateTime received, Shipped shipped, Function<Artifact, String> targets) {
        this.handle = handle;
        this.received = received.toInstant();
        this.shipped = shipped;
        this.targets = targets;
    }

    private record Row(Artifact artifact, int state, String target, Standing build) {}

    /** Of a plan the builds that another one stands for; those that still run stay as they are until the commit. */
    Map<Artifact, Coverage.Answer> covering(String contentType, List<PlannedBuild> builds) {
        while (true) {
            Map<Artifact, Standing> standing = read(contentType, builds);
            Map<Artifact, Coverage.Answer> covered =
                    new HashMap<>(new Coverage(contentType, received, standing, shipped).of(builds));
            covered.values().removeIf(answer -> !answer.covered());
            if (lock(covered.values())) {
                return covered;
            }
        }
    }

    /** @return false when one of them ended before it was locked */
    private boolean lock(Collection<Coverage.Answer> covered) {
        List<Long> running = covered.stream()
                .filter(answer -> answer.by().ended() == null)
                .map(answer -> answer.by().id())
                .sorted()
                .toList();
        int locked = 0;
        for (List<Long> chunk : Chunks.of(running)) {
            handle.createUpdate("update builds set state = state where id in (<ids>)")
                    .bindList("ids", chunk)
                    .execute();
            locked += handle.createQuery("select state from builds where id in (<ids>) and canceled_by is null")
                    .bindList("ids", chunk)
                    .mapTo(Integer.class)
                    .filter(state -> state == 0)
                    .list()
                    .size();
        }
        return locked == running.size();
    }

    /** The newest build of each artifact that is submitted or done. */
    private Map<Artifact, Standing> read(String contentType, List<PlannedBuild> builds) {
        Set<Artifact> wanted = builds.stream().map(PlannedBuild::artifact).collect(Collectors.toSet());
        Map<Artifact, Row> newest = new HashMap<>();
        for (List<String> names : Chunks.of(wanted.stream().map(Artifact::name).collect(Collectors.toSet()))) {
            rows(names).stream()
                    .filter(row -> row.state() <= DONE && wanted.contains(row.artifact()) && aimed(row))
                    .forEach(row -> newest.put(row.artifact(), row));
        }
        Set<Long> ids = newest.values().stream().map(row -> row.build().id()).collect(Collectors.toSet());
        Chunks.of(ids).forEach(chunk -> readReasons(contentType, chunk));
        var rpms = shipped.rpms().isEmpty()
                ? Map.<Long, Map<Freshness.Rpm, Set<RpmVersion>>>of()
                : new WantedRpms(handle).of(running(newest.values()));
        return newest.values().stream()
                .collect(Collectors.toMap(
                        Row::artifact,
                        row -> withReasons(row.build())
                                .with(rpms.getOrDefault(row.build().id(), Map.of()))));
    }

    private boolean aimed(Row row) {
        String target = targets.apply(row.artifact());
        return row.target() == null || target == null || row.target().equals(target);
    }

    /** Those that ran when the message came: what ended before is known to the inventory. */
    private List<Long> running(Collection<Row> rows) {
        return rows.stream()
                .map(Row::build)
                .filter(build -> build.ended() == null || !build.ended().isBefore(received))
                .map(Standing::id)
                .toList();
    }

    /** In ascending order, each with its newest submission last. */
    private List<Row> rows(List<String> names) {
        return handle.createQuery("""
                        select b.id, b.event_id, b.artifact_type, b.name, b.stream, b.source_commit, b.state,
                          b.time_completed, s.recorded_at, s.sent_at, b.target
                        from builds b join submissions s on s.build_id = b.id
                        where b.name in (<names>) and b.state in (0, 1) and (b.state = 0 or s.recorded_at >= :since)
                          and (b.state = 1 or b.canceled_by is null)
                        order by b.id, s.attempt
                        """)
                .bindList("names", names)
                .bind("since", received.minusSeconds(3_600))
                .map((row, context) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        var artifact = new Artifact(row.getString(3), row.getString(4), row.getString(5));
        int state = row.getInt(7);
        Instant ended = state == DONE ? instant(row, 8) : null;
        return new Row(
                artifact,
                state,
                row.getString(11),
                new Standing(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(6) == null,
                        instant(row, 9),
                        instant(row, 10),
                        ended));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private void readReasons(String contentType, List<Long> ids) {
        handle.createQuery("""
                        select c.build_id, c.constituent_type, c.constituent_name, c.constituent_stream, c.revision,
                          e.time_created
                        from build_causes c join events e on e.id = c.event_id
                        where c.build_id in (<ids>) and c.content_type = :type and c.revision <> ''
                        """)
                .bindList("ids", ids)
                .bind("type", contentType)
                .map((row, context) -> told.computeIfAbsent(row.getLong(1), id -> new HashSet<>())
                        .add(new Told(
                                contentType,
                                new Artifact(row.getString(2), row.getString(3), row.getString(4)),
                                row.getString(5),
                                instant(row, 6))))
                .list();
        handle.createQuery("select build_id, prerequisite_id from build_dependencies where build_id in (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> waited.computeIfAbsent(row.getLong(1), id -> new HashSet<>())
                        .add(row.getLong(2)))
                .list();
    }

    private Standing withReasons(Standing build) {
        return build.because(told.getOrDefault(build.id(), Set.of()), waited.getOrDefault(build.id(), Set.of()));
    }
}
