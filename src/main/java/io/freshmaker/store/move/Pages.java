package io.freshmaker.store.move;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads all rows of a table in the order of its key, a page at a time: HSQLDB holds every row of an answer in memory,
 * and both databases find the next page with the index of the key.
 */
final class Pages {

    private static final long CHARACTERS = 8_000_000;
    private static final int MOST = 500;
    private static final int LEAST = 4;

    private final Table table;
    private final boolean postgres;
    private final int size;

    Pages(Table table, boolean postgres) {
        this.table = table;
        this.postgres = postgres;
        this.size = (int) Math.max(LEAST, Math.min(MOST, CHARACTERS / Math.max(1, table.width())));
    }

    /** Takes the values of one row, in the order of the columns. */
    interface Rows {
        void take(List<Object> values) throws IOException;
    }

    /** Gives every row to {@code rows}. */
    long each(Connection connection, Rows rows) throws SQLException, IOException {
        long count = 0;
        List<Object> last = null;
        int deepest = table.key().size() - 1;
        int equal = 0;
        while (equal >= 0) {
            Page page = page(connection, last, equal, rows);
            count += page.rows();
            last = page.rows() == 0 ? last : page.last();
            // After a full page there may be more with the same first columns; after the last of those come the others.
            equal = page.rows() == size ? deepest : equal - 1;
        }
        return count;
    }

    private record Page(int rows, List<Object> last) {}

    /** @param equal of how many of its first columns the key is that of the last row, the next one being greater */
    private Page page(Connection connection, List<Object> last, int equal, Rows rows) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(sql(last == null, equal))) {
            for (int i = 0; last != null && i <= equal; i++) {
                table.key().get(i).kind().bind(statement, i + 1, last.get(i));
            }
            int count = 0;
            List<Object> values = List.of();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    values = values(found);
                    rows.take(values);
                    count++;
                }
            }
            return new Page(count, count == 0 ? List.of() : key(values));
        }
    }

    private String sql(boolean first, int equal) {
        String condition = first
                ? ""
                : " where "
                        + table.key().subList(0, equal).stream()
                                .map(column -> column.name() + " = ? and ")
                                .collect(Collectors.joining())
                        + ordered(table.key().get(equal)) + " > ?";
        return "select " + table.columnList() + " from " + table.name() + condition + " order by "
                + table.key().stream().map(this::ordered).collect(Collectors.joining(", ")) + " limit " + size;
    }

    /** HSQLDB orders texts by their characters; PostgreSQL does so when it is told. */
    private String ordered(Column column) {
        return column.name() + (postgres && column.kind() == Kind.TEXT ? " collate \"C\"" : "");
    }

    private List<Object> values(ResultSet row) throws SQLException {
        Object[] values = new Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.columns().get(i).kind().read(row, i + 1);
        }
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    private List<Object> key(List<Object> values) {
        return table.key().stream()
                .map(column -> values.get(table.position(column.name())))
                .toList();
    }
}
