package io.freshmaker.store;

import java.util.List;

/** Counts the rows of one kind that tell what happened to artifacts. */
record HistoryCount(Database database, List<ArtifactRange> ranges, HistoryPart part) implements Totals.Counting {

    @Override
    public long upTo(int most) {
        return count(" limit <end>", most);
    }

    @Override
    public long all() {
        return count("", 0);
    }

    private long count(String limit, int most) {
        return database.look(reading -> {
            var rows = new HistorySql(ranges, reading.embedded(), most);
            rows.add(part, part.counted() + limit);
            return reading.number("select count(*) from (" + rows.union() + ") h", rows.values());
        });
    }
}
