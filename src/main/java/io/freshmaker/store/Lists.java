package io.freshmaker.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pages of one list with their totals. Thread-safe. */
final class Lists {

    private final Database database;
    private final Listed listed;
    private final Totals totals = new Totals();

    Lists(Database database, Listed listed) {
        this.database = database;
        this.listed = listed;
    }

    /** Reads the rows of a page, and what belongs to them. */
    interface Rows<T> {

        /** The rows of these numbers in their order; what was removed meanwhile is missing. */
        List<T> read(Reading reading, List<Long> ids);
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
        return database.look(reading -> {
            List<Long> ids = reading.list(
                    listing.ids(reading.embedded(), total), listing.values(reading.embedded()), row -> row.getLong(1));
            return ids.isEmpty() ? List.of() : rows.read(reading, ids);
        });
    }

    /** Brings rows that were read in any order, with others beside them, into the order of their numbers. */
    static <T> List<T> inOrder(List<Long> ids, List<T> rows, Function<T, Long> id) {
        Map<Long, T> byId = rows.stream().collect(Collectors.toMap(id, Function.identity()));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    private long total(Selection selection) {
        return totals.of(selection.key(), new ListCount(database, listed, selection));
    }
}
