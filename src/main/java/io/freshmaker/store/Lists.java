package io.freshmaker.store;

import java.util.List;

/** Pages of one list with their totals. Thread-safe. */
final class Lists {

    private final Database database;
    private final Listed listed;
    private final Totals totals = new Totals();

    Lists(Database database, Listed listed) {
        this.database = database;
        this.listed = listed;
    }

    /** Reads the rows of a page. */
    interface Rows<T> {

        /**
         * @param ids a query for their ids, as a column {@code id}
         * @param values of its parameters
         */
        List<T> read(Reading reading, String ids, List<Object> values);
    }

    <T> Page<T> page(Selection selection, Rows<T> rows) {
        if (selection.matchesNothing()) {
            return new Page<>(0, List.of());
        }
        var listing = new Listing(listed, selection);
        if (listing.needsTotal() || selection.outside()) {
            long total = total(selection);
            return new Page<>(total, rows(listing, total, rows));
        }
        List<T> items = rows(listing, 0, rows);
        boolean last = items.size() < selection.limit() && (!items.isEmpty() || selection.offset() == 0);
        return new Page<>(last ? selection.offset() + items.size() : total(selection), items);
    }

    private <T> List<T> rows(Listing listing, long total, Rows<T> rows) {
        if (listing.selection().outside()) {
            return List.of();
        }
        return database.look(reading -> rows.read(reading, listing.ids(reading.embedded(), total), listing.values()));
    }

    private long total(Selection selection) {
        return totals.of(selection.key(), new ListCount(database, listed, selection));
    }
}
