package io.freshmaker.store;

import io.freshmaker.build.Hold;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What happened to artifacts, the latest first, a page at a time, with a fixed number of statements. Thread-safe. */
public final class ArtifactHistory {

    private final Database database;
    private final Totals totals = new Totals();

    public ArtifactHistory(Database database) {
        this.database = database;
    }

    /** What happened to any of them. */
    public Page<Happening> page(List<ArtifactRange> ranges, long offset, int limit) {
        return database.read(handle -> page(handle, ranges, offset, limit));
    }

    Page<Happening> page(Handle handle, List<ArtifactRange> ranges, long offset, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        String all = all(ranges, parameters);
        long total = totals.of(
                List.copyOf(ranges),
                () -> handle.createQuery("select count(*) from (" + all + ") h")
                        .bindMap(parameters)
                        .mapTo(Long.class)
                        .one());
        boolean outside = limit == 0 || offset >= total || offset > Integer.MAX_VALUE;
        return new Page<>(
                total,
                outside ? List.of() : new HistoryChains(handle).of(keys(handle, all, parameters, offset, limit)));
    }

    private static List<HistoryKey> keys(
            Handle handle, String all, Map<String, Object> parameters, long offset, int limit) {
        return handle.createQuery("select kind, id, at_time from (" + all + ") h"
                        + " order by at_time desc, kind desc, id desc limit :limit offset :offset")
                .bindMap(parameters)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, context) ->
                        new HistoryKey(row.getInt(1), row.getLong(2), row.getObject(3, OffsetDateTime.class)))
                .list();
    }

    /** One part for each kind and artifact: with OR between artifacts HSQLDB would read whole tables. */
    private static String all(List<ArtifactRange> ranges, Map<String, Object> parameters) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            ranges.get(i).bind(i, parameters);
            String ofDecisions = ranges.get(i).where("d", "artifact_type", i);
            String ofBuilds = ranges.get(i).where("b", "artifact_type", i);
            parts.add("select " + HistoryKey.DECIDED
                    + " as kind, d.id as id, coalesce(e.replanned_at, e.time_created) as at_time"
                    + " from decisions d join events e on e.id = d.event_id where " + ofDecisions);
            parts.add("select " + HistoryKey.SUBMITTED + ", b.id, b.time_submitted from builds b where " + ofBuilds
                    + " and b.time_submitted is not null");
            parts.add("select " + HistoryKey.ENDED + ", b.id, b.time_completed from builds b where " + ofBuilds
                    + " and b.time_completed is not null and b.state in (1, 2, 3) and b.held <> " + Hold.DRY_RUN.id());
            parts.add("select " + HistoryKey.CHANGED + ", min(c.id), e.time_created"
                    + " from event_changes c join events e on e.id = c.event_id where "
                    + ranges.get(i).where("c", "type", i) + " group by c.event_id, e.time_created");
        }
        return String.join(" union all ", parts);
    }
}
