package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.Hold;
import io.freshmaker.plan.Shortlist;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Holds builds of artifacts that were rebuilt too often within an hour, until somebody lets them go. */
final class Storms {

    private static final int NAMED = 5;

    private final int limit;

    /** @param limit the most rebuilds of one artifact within an hour; 0 for any number */
    Storms(int limit) {
        this.limit = limit;
    }

    /** A planned build with the builds of the same artifact that were begun within the last hour. */
    private record Storm(long event, String label, List<Long> builds) {
        static Storm of(ResultSet row) throws SQLException {
            var artifact = new Artifact(row.getString(3), row.getString(4), row.getString(5));
            return new Storm(row.getLong(2), artifact.label(), new ArrayList<>());
        }
    }

    /** Those of these planned builds that may go; the others are held from now on. */
    List<Long> pass(Handle handle, List<Long> builds) {
        if (limit == 0 || builds.isEmpty()) {
            return builds;
        }
        Map<Long, Storm> storms = new LinkedHashMap<>();
        Chunks.of(builds).forEach(chunk -> find(handle, chunk, storms));
        storms.values().removeIf(storm -> storm.builds().size() < limit);
        storms.forEach((build, storm) -> hold(handle, build, storm));
        return builds.stream().filter(build -> !storms.containsKey(build)).toList();
    }

    private static void find(Handle handle, List<Long> builds, Map<Long, Storm> storms) {
        handle.createQuery("""
                        select o.id, o.event_id, o.artifact_type, o.name, o.stream, b.id
                        from builds o
                          join builds b on b.name = o.name and b.stream = o.stream
                            and b.artifact_type = o.artifact_type and b.id <> o.id
                          join submissions s on s.build_id = b.id and s.attempt = 1 and s.recorded_at >= :since
                        where o.id in (<ids>) and o.approved = false order by o.id, b.id
                        """)
                .bindList("ids", builds)
                .bind("since", Database.now(handle).minusHours(1))
                .map((row, context) -> {
                    long build = row.getLong(1);
                    if (!storms.containsKey(build)) {
                        storms.put(build, Storm.of(row));
                    }
                    return storms.get(build).builds().add(row.getLong(6));
                })
                .list();
    }

    private void hold(Handle handle, long build, Storm storm) {
        String reason = "Held: " + storm.label() + " was rebuilt "
                + storm.builds().size()
                + " times within an hour, and freshmaker.plan.storm is " + limit + ". They were for "
                + Shortlist.of(causes(handle, storm.builds()), NAMED) + ". ./freshmaker approve " + storm.event()
                + " lets this one go; until then it takes further causes in.";
        int held = handle.createUpdate(
                        "update builds set held = :storm, state_reason = :reason where id = :id and state = 4 and held = 0")
                .bind("storm", Hold.STORM.id())
                .bind("reason", Text.sentence(reason))
                .bind("id", build)
                .execute();
        if (held == 1) {
            BuildLog.tell(handle, List.of(build), "is held: " + reason);
        }
    }

    private static List<String> causes(Handle handle, List<Long> builds) {
        return handle
                .createQuery("""
                        select event_id, constituent_type, constituent_name, constituent_stream, reason
                        from build_causes where build_id in (<ids>) order by build_id, id
                        """)
                .bindList("ids", builds)
                .map((row, context) -> {
                    var constituent = new Artifact(row.getString(2), row.getString(3), row.getString(4));
                    return constituent.type() + " " + constituent.label() + " (event " + row.getLong(1) + ", "
                            + row.getString(5) + ")";
                })
                .list()
                .stream()
                .distinct()
                .toList();
    }
}
