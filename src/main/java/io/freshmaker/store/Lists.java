package io.freshmaker.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pages of one list with their totals. Thread-safe. */
final class Lists {

    private final Database database;
    private final Listed listed;
    private final Totals totals = new Totals();
    private final Optional<Positions> positions;
    private final Large large;

    Lists(Database database, Listed listed) {
        this(database, listed, Optional.empty());
    }

    private Lists(Database database, Listed listed, Optional<Positions> positions) {
        this.database = database;
        this.listed = listed;
        this.positions = positions;
        this.large = new Large(database.underway());
    }

    /** Of a large table whose rows are removed by {@link Database#remove} alone. */
    static Lists large(Database database, Listed listed) {
        return new Lists(database, listed, database.underway().map(writing -> new Positions(listed, writing)));
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
        List<Object> list = selection.key();
        long now = large.now();
        boolean known = large.is(list, now);
        boolean first = new Listing(listed, selection).needsTotal();
        long counted = !first && !selection.outside() ? 0 : known ? many(selection) : total(selection);
        if (selection.outside()) {
            return new Page<>(counted, List.of());
        }
        Found<T> found = database.look(reading -> find(reading, selection, first || known, counted, rows));
        if (found.end()) {
            return new Page<>(found.seen(), found.items());
        }
        long total = first ? counted : known || found.seen() > Totals.SMALL ? many(selection) : total(selection);
        if (Math.max(total, found.seen()) > Totals.SMALL) {
            large.note(list, now);
        }
        return new Page<>(Math.max(total, found.seen()), found.items());
    }

    /**
     * What was found for a page.
     *
     * @param seen how many rows the list has at least; 0 where nothing was found so far from its beginning
     * @param end whether those are all
     */
    private record Found<T>(List<T> items, long seen, boolean end) {}

    /**
     * Where nobody knows whether the list is small and walking to a row costs little, a few more ids than wanted tell: its
     * total is then never older than its rows.
     */
    private <T> Found<T> find(Reading reading, Selection selection, boolean known, long total, Rows<T> rows) {
        Selection further = known ? selection : selection.atLeast(Totals.SMALL + 1 - selection.offset());
        var listing = new Listing(listed, further);
        List<Long> ids = far(further)
                .flatMap(places -> places.page(reading, further.offset(), further.limit()))
                .orElseGet(() -> reading.list(
                        listing.ids(reading.embedded(), total),
                        listing.values(reading.embedded()),
                        row -> row.getLong(1)));
        List<Long> wanted = ids.subList(0, Math.min(selection.limit(), ids.size()));
        return new Found<>(
                wanted.isEmpty() ? List.of() : rows.read(reading, wanted),
                ids.isEmpty() ? 0 : selection.offset() + ids.size(),
                ids.size() < further.limit() && (!ids.isEmpty() || selection.offset() == 0));
    }

    private Optional<Positions> far(Selection selection) {
        boolean all = selection.filters().isEmpty()
                && selection.descending()
                && selection.order().column().equals(listed.id());
        return all ? positions : Optional.empty();
    }

    /** Brings rows that were read in any order, with others beside them, into the order of their numbers. */
    static <T> List<T> inOrder(List<Long> ids, List<T> rows, Function<T, Long> id) {
        Map<Long, T> byId = rows.stream().collect(Collectors.toMap(id, Function.identity()));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    private long total(Selection selection) {
        return totals.of(selection.key(), new ListCount(database, listed, selection));
    }

    private long many(Selection selection) {
        return totals.ofMany(selection.key(), new ListCount(database, listed, selection));
    }
}
