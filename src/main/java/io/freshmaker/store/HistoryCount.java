package io.freshmaker.store;

import java.util.List;

/** Counts the rows of one kind that tell what happened to artifacts. */
record HistoryCount(Database database, List<ArtifactRange> ranges, HistoryPart part) implements Totals.Counting {

    @Override
    public long upTo(int most) {
        return Math.min(most, count(part.some(), most));
    }

    @Override
    public long all() {
        return count(part.all(), 0);
    }

    private long count(String each, int most) {
        return database.look(reading -> {
            var counts = new HistorySql(ranges, reading.embedded(), most);
            counts.add(part, each);
            return reading.number("select sum(h.n) from (" + counts.union() + ") h", counts.values());
        });
    }
}
