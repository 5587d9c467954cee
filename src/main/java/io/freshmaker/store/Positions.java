package io.freshmaker.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the rows of a large table stand in the order of their ids, the newest first. For a page far from the beginning
 * HSQLDB would go past all rows before it.
 *
 * <p>Ids only go up. Up to an id that was seen before the oldest open transaction began, no row can come in between any
 * more, and how many stand between two such rows stays true until some are removed: both only this process could do.
 * Newer rows are counted each time. Thread-safe.
 */
final class Positions {

    /** Nearer to the beginning it is not worth it. */
    static final int FAR = 1_000;

    private static final int STEP = 500;
    private static final int NEW = 200;

    private final Listed listed;
    private final Underway underway;

    /** The ids of some rows by their places, which grow with the age of rows. */
    private final TreeMap<Long, Long> places = new TreeMap<>();

    private long removals;
    private boolean whole;
    private Seen candidate;

    Positions(Listed listed, Underway underway) {
        this.listed = listed;
        this.underway = underway;
    }

    /** The newest row at one time, and the first transaction that had not begun yet. */
    private record Seen(long id, long next) {}

    /** A row, and how many others there are from it to the page. */
    private record Near(long id, long rows) {}

    /** The ids of a page of all rows; nothing where that can't be told for certain. */
    Optional<List<Long>> page(Reading reading, long offset, int limit) {
        long before = underway.removals();
        if (offset < FAR || before < 0) {
            return Optional.empty();
        }
        Optional<List<Long>> ids = near(reading, before, offset)
                .map(row -> reading.list(
                        select("<= ?", " desc limit ? offset ?"),
                        List.of(row.id(), limit, (int) row.rows()),
                        found -> found.getLong(1)));
        return underway.removals() == before ? ids : Optional.empty();
    }

    private synchronized Optional<Near> near(Reading reading, long before, long offset) {
        if (before != removals) {
            places.clear();
            candidate = null;
            whole = false;
            removals = before;
        }
        long newer = places.isEmpty() ? NEW + 1 : newer(reading);
        if (newer > NEW && settled(reading)) {
            newer = newer(reading);
        }
        if (places.isEmpty() || offset < newer) {
            return Optional.empty();
        }
        long place = places.firstKey() + offset - newer;
        goOn(reading, place);
        Map.Entry<Long, Long> row = places.floorEntry(place);
        return Optional.of(new Near(row.getValue(), place - row.getKey()));
    }

    private long newer(Reading reading) {
        return reading.number(count("> ?"), List.of(places.firstEntry().getValue()));
    }

    /** Takes in the rows among which none can appear any more. */
    private boolean settled(Reading reading) {
        if (candidate == null) {
            List<Long> newest = reading.list(select("> ?", " desc limit 1"), List.of(0L), row -> row.getLong(1));
            if (newest.isEmpty()) {
                return false;
            }
            candidate = new Seen(newest.get(0), underway.next());
        }
        if (!underway.over(candidate.next())) {
            return false;
        }
        long place = places.isEmpty()
                ? 0
                : places.firstKey()
                        - reading.number(
                                count("> ? and " + listed.id() + " <= ?"),
                                List.of(places.firstEntry().getValue(), candidate.id()));
        places.put(place, candidate.id());
        candidate = null;
        return true;
    }

    /** Notes rows up to that place. */
    private void goOn(Reading reading, long place) {
        long from = places.lastKey();
        if (whole || place - from < STEP) {
            return;
        }
        var at = new long[] {from};
        reading.each(
                select("<= ?", " desc limit ?"),
                List.of(places.lastEntry().getValue(), (int) (place - from + 1)),
                row -> {
                    if ((at[0] - from) % STEP == 0) {
                        places.put(at[0], row.getLong(1));
                    }
                    at[0]++;
                });
        whole = at[0] <= place;
    }

    private String select(String ids, String rest) {
        return "select " + listed.id() + " from " + listed.table() + " where " + listed.id() + " " + ids + " order by "
                + listed.id() + rest;
    }

    private String count(String ids) {
        return "select count(*) from " + listed.table() + " where " + listed.id() + " " + ids;
    }
}
