package io.freshmaker.store;

/**
 * What a list is of.
 *
 * @param table with its alias, {@code builds b}
 * @param id its column, with the alias
 * @param owner the table that other filters are of, with its alias; empty where there are none
 * @param join how a row is found of its owner
 */
record Listed(String table, String id, String owner, String join) {

    /** Whether the field is of the table itself. */
    boolean owns(Field field) {
        return owner.isEmpty() || of(id).equals(of(field.column()));
    }

    private static String of(String column) {
        return column.substring(0, column.indexOf('.'));
    }

    /** The name of the table. */
    String name() {
        return table.substring(0, table.indexOf(' '));
    }

    /** What is read for a selection. @param wide whether the owner is looked up for each row rather than first */
    String from(Selection selection, boolean wide) {
        if (selection.fields().stream().allMatch(this::owns)) {
            return table;
        }
        return (wide ? table + " join " + owner : owner + " join " + table) + " on " + join;
    }
}
