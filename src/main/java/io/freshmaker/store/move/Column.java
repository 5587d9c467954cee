package io.freshmaker.store.move;

/**
 * A column of a table.
 *
 * @param size the most characters of a text
 * @param identity whether the database numbers it
 */
record Column(String name, Kind kind, int size, boolean nullable, boolean identity) {}
