package io.freshmaker.store;

/**
 * A column that clients may filter or order a list by.
 *
 * @param name what clients call it
 * @param column the column, with the alias of its table
 * @param led whether an index begins with it and then has the id, so that its rows are found in the order of their ids
 * @param through a query for the values of the column, up to the column of another table that is filtered; empty where
 *     the column itself is
 */
public record Field(String name, String column, Kind kind, boolean filters, Order order, boolean led, String through) {

    /** Filtered by its own column. */
    public Field(String name, String column, Kind kind, boolean filters, Order order) {
        this(name, column, kind, filters, order, false, "");
    }

    /** Filtered by a column of another table: {@code select compose_id from build_composes where build_id}. */
    static Field through(String name, String column, Kind kind, String query) {
        return new Field(name, column, kind, true, Order.NO, false, query);
    }

    /** Filtered by its own column, with an index on that and the id. */
    static Field led(String name, String column, Kind kind, Order order) {
        return new Field(name, column, kind, true, order, true, "");
    }

    /** What the values of a field look like. */
    public enum Kind {
        TEXT,
        /** A whole number of 32 bit. */
        INTEGER,
        /** A whole number of 64 bit. */
        LONG,
        /** A state, by number or name. */
        STATE,
        /** A type of build, by number or name. */
        TYPE
    }

    /** Whether a list may be ordered by a field. */
    public enum Order {
        NO,
        /** Yes; rows with the same value stand in the order of their ids. */
        TIED,
        /** As {@link #TIED}; rows without a value stand where the largest of all values would. */
        SPARSE,
        /** Yes; no two rows have the same value. */
        UNIQUE
    }

    boolean numeric() {
        return kind != Kind.TEXT;
    }
}
