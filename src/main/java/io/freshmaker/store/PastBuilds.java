package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.forecast.Joined;
import io.freshmaker.forecast.Known;
import io.freshmaker.forecast.PastTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Tells of past and planned builds what a plan would be like. Only reads. */
public final class PastBuilds {

    private static final int SAMPLES = 20;
    /** Of so many names at a time; the newest rows of them are enough for the samples of most. */
    private static final int ROWS = 20_000;

    private static final String COLUMNS =
            "select artifact_type, name, stream, time_submitted, time_completed from builds where ";

    private final Database database;

    public PastBuilds(Database database) {
        this.database = database;
    }

    /** How long builds of these took, or else others of their types, and which builds of them are planned. */
    public Known of(Set<Artifact> artifacts) {
        return database.read(handle -> {
            var times = new PastTimes(SAMPLES);
            Set<String> types = artifacts.stream().map(Artifact::type).collect(Collectors.toSet());
            if (!types.isEmpty()) {
                handle.createQuery(COLUMNS + "state = 1 and time_submitted is not null and time_completed is not null"
                                + " order by state desc, id desc fetch first 2000 rows only")
                        .map((row, context) -> took(row))
                        .forEach(took -> times.ofType(took.artifact().type(), took.lasted()));
            }
            for (List<String> names : Chunks.of(names(artifacts))) {
                handle.createQuery(COLUMNS + "name in (<names>) and state + 0 = 1 and time_submitted is not null"
                                + " and time_completed is not null order by id desc fetch first " + ROWS
                                + " rows only")
                        .bindList("names", names)
                        .map((row, context) -> took(row))
                        .filter(took -> artifacts.contains(took.artifact()))
                        .forEach(took -> times.ofItself(took.artifact(), took.lasted()));
            }
            return new Known(times, planned(handle, artifacts));
        });
    }

    private record Took(Artifact artifact, Duration lasted) {}

    private static Took took(ResultSet row) throws SQLException {
        return new Took(
                new Artifact(row.getString(1), row.getString(2), row.getString(3)),
                Duration.between(row.getObject(4, OffsetDateTime.class), row.getObject(5, OffsetDateTime.class)));
    }

    private static Collection<String> names(Set<Artifact> artifacts) {
        return artifacts.stream().map(Artifact::name).collect(Collectors.toSet());
    }

    private static Map<Artifact, Joined> planned(Handle handle, Set<Artifact> artifacts) {
        Map<String, Artifact> byKey = new HashMap<>();
        artifacts.forEach(artifact -> byKey.put(PlanWriter.key(artifact), artifact));
        Map<Artifact, Joined> planned = new HashMap<>();
        for (List<String> keys : Chunks.of(byKey.keySet())) {
            handle.createQuery("select id, event_id, planned_key from builds where planned_key in (<keys>)")
                    .bindList("keys", keys)
                    .map((row, context) ->
                            planned.put(byKey.get(row.getString(3)), new Joined(row.getLong(1), row.getLong(2)))
                                    == null)
                    .list();
        }
        return planned;
    }
}
