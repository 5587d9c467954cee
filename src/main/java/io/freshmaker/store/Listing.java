package io.freshmaker.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the ids of the rows of a selection are found. Where one of the filters leads to its rows in the order of their ids,
 * no more is read than up to the end of the page; otherwise that depends on how many rows match.
 */
record Listing(Listed listed, Selection selection) {

    /** Up to so many rows it is quicker to collect and sort those that match than to walk in the wanted order. */
    private static final int WIDE = 2_000;

    /** Up to so many values of a field are looked up one by one. */
    private static final int MOST = 8;

    private static final Comparator<Field> NARROWEST = Comparator.comparing(field -> switch (field.kind()) {
        case TEXT, LONG -> 0;
        case STATE -> 1;
        case INTEGER, TYPE -> 2;
    });

    /** Whether {@link #ids} has to know how many rows match. */
    boolean needsTotal() {
        return !selection.filters().isEmpty() && leading().isEmpty();
    }

    /**
     * A query for the ids of the page.
     *
     * @param embedded whether it is for HSQLDB
     * @param total how many rows match, where that has to be known
     */
    String ids(boolean embedded, long total) {
        return leading()
                .map(field -> walk(field, embedded))
                .orElseGet(() -> splits(embedded) ? apart(total > WIDE) : search(total > WIDE));
    }

    private boolean splits(boolean embedded) {
        return embedded && selection.order().order() == Field.Order.SPARSE;
    }

    private Optional<Field> leading() {
        return selection.order().column().equals(listed.id())
                ? selection.fields().stream()
                        .filter(field ->
                                field.led() && selection.filters().get(field).size() <= MOST)
                        .min(NARROWEST)
                : Optional.empty();
    }

    private List<Field> beside(Field leading) {
        return selection.fields().stream()
                .filter(field -> !field.equals(leading))
                .toList();
    }

    /** The rows of each value up to the end of the page; of all of them together the page is the end. */
    private String walk(Field leading, boolean embedded) {
        int values = selection.filters().get(leading).size();
        String each = "select " + listed.id() + " from " + listed.table() + " where " + leading.column() + " = ?"
                + beside(leading).stream().map(this::also).collect(Collectors.joining())
                + selection.ordered(leading.column(), listed.id()) + " limit ?" + (values == 1 ? " offset ?" : "")
                // It would take another index that has the column, and sort.
                + (embedded ? " using index" : "");
        return values == 1
                ? each
                : "select u.id from (" + String.join(" union all ", Collections.nCopies(values, "(" + each + ")"))
                        + ") u" + selection.ordered("u.id") + " limit ? offset ?";
    }

    private String also(Field field) {
        String condition = selection.condition(field, true);
        return " and "
                + (listed.owns(field)
                        ? condition
                        : "exists (select 1 from " + listed.owner() + " where " + listed.join() + " and " + condition
                                + ")");
    }

    private String search(boolean wide) {
        return select(listed.id(), wide) + sorted() + " limit ? offset ?";
    }

    private String select(String columns, boolean wide) {
        return "select " + columns + " from " + listed.from(selection, wide) + selection.conditions(wide);
    }

    private String sorted() {
        String column = selection.order().column();
        return selection.order().order() == Field.Order.UNIQUE
                ? selection.ordered(column)
                : selection.ordered(column, listed.id());
    }

    /**
     * HSQLDB has nulls where PostgreSQL has them only when it sorts all rows: those with a value and those without are
     * each read by the index, up to the end of the page.
     */
    private String apart(boolean wide) {
        return "select u.id from (" + part(0, "not null", wide) + " union all " + part(1, "null", wide) + ") u"
                + selection.ordered("u.part", "u.sorted", "u.id") + " limit ? offset ?";
    }

    private String part(int number, String values, boolean wide) {
        String column = selection.order().column();
        boolean free = selection.filters().isEmpty();
        return "(" + select(number + " as part, " + column + " as sorted, " + listed.id() + " as id", wide)
                + (free ? " where " : " and ") + column + " is " + values + sorted() + " limit ?"
                + (free || wide ? " using index)" : ")");
    }

    /** For the parameters of {@link #ids}, in their order. */
    List<Object> values(boolean embedded) {
        List<Object> values = leading().map(this::walked).orElseGet(() -> searched(embedded));
        values.add(selection.limit());
        values.add((int) selection.offset());
        return values;
    }

    private List<Object> searched(boolean embedded) {
        List<Object> values = new ArrayList<>(selection.values());
        if (splits(embedded)) {
            values.add(end());
            values.addAll(List.copyOf(values));
        }
        return values;
    }

    private int end() {
        return (int) Math.min(selection.offset() + selection.limit(), Integer.MAX_VALUE);
    }

    private List<Object> walked(Field leading) {
        List<Object> values = new ArrayList<>();
        List<Object> parts = selection.filters().get(leading);
        for (Object value : parts) {
            values.add(value);
            beside(leading).forEach(field -> values.addAll(selection.values(field)));
            if (parts.size() > 1) {
                values.add(end());
            }
        }
        return values;
    }
}
