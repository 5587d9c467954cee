package io.freshmaker.store;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What happened to artifacts, the latest first, a page at a time, with a fixed number of statements. Thread-safe. */
public final class ArtifactHistory {

    private final Database database;
    private final Totals totals = new Totals();

    public ArtifactHistory(Database database) {
        this.database = database;
    }

    /** What happened to any of them. */
    public Page<Happening> page(List<ArtifactRange> ranges, long offset, int limit) {
        Map<HistoryPart, Long> counts = new EnumMap<>(HistoryPart.class);
        for (HistoryPart part : HistoryPart.values()) {
            counts.put(part, totals.of(List.of(part, List.copyOf(ranges)), new HistoryCount(database, ranges, part)));
        }
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        boolean outside = limit == 0 || offset >= total || offset + limit > Integer.MAX_VALUE;
        return new Page<>(
                total,
                outside
                        ? List.of()
                        : database.look(reading ->
                                new HistoryChains(reading).of(keys(reading, ranges, counts, (int) offset, limit))));
    }

    /** @param counts how many rows of each kind there are, at least nearly */
    static List<HistoryKey> keys(
            Reading reading, List<ArtifactRange> ranges, Map<HistoryPart, Long> counts, int offset, int limit) {
        var rows = new HistorySql(ranges, reading.embedded(), offset + limit);
        counts.forEach((part, count) -> part.keys(count).forEach(query -> rows.add(part, query)));
        List<Object> values = new ArrayList<>(rows.values());
        values.add(limit);
        values.add(offset);
        return reading.list(
                "select h.kind, h.id, h.at_time from (" + rows.union()
                        + ") h order by h.at_time desc, h.kind desc, h.event desc, h.id desc limit ? offset ?",
                values,
                row -> new HistoryKey(row.getInt(1), row.getLong(2), row.getObject(3, OffsetDateTime.class)));
    }
}
