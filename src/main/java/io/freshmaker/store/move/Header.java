package io.freshmaker.store.move;

import java.util.Map;

/**
 * The first line of an export: an object with these fields, and {@code "freshmaker": "state"} in front.
 *
 * @param format of the file, 1
 * @param program the version that wrote it
 * @param schema the number of the last migration of its database
 * @param exportedAt ISO time in UTC
 * @param rows by table, in the order in which the tables follow
 */
record Header(int format, String program, String schema, String exportedAt, Map<String, Long> rows) {

    static final int FORMAT = 1;

    long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
