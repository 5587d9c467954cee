package io.freshmaker.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in the tables of a database.
 *
 * @param columns of each table
 * @param rows of each table, each as text, by the columns
 */
record Tables(Map<String, List<String>> columns, Map<String, List<String>> rows) {

    /** All tables with all of their columns. */
    static Tables of(String url) {
        return open(url, connection -> {
            Map<String, List<String>> columns = new TreeMap<>();
            try (ResultSet found = connection.getMetaData().getColumns(null, connection.getSchema(), "%", "%")) {
                while (found.next()) {
                    String table = found.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                    if (!table.equals("schema_history")) {
                        columns.computeIfAbsent(table, name -> new ArrayList<>())
                                .add(found.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
                    }
                }
            }
            return read(connection, columns);
        });
    }

    /** The same tables and columns once more, as they are now. */
    Tables again(String url) {
        return open(url, connection -> read(connection, columns));
    }

    private static Tables read(Connection connection, Map<String, List<String>> columns) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        for (Map.Entry<String, List<String>> table : columns.entrySet()) {
            List<String> found = rows.computeIfAbsent(table.getKey(), name -> new ArrayList<>());
            String sql = "select " + String.join(", ", table.getValue()) + " from " + table.getKey();
            try (var statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= table.getValue().size(); i++) {
                        values.add(row.getString(i));
                    }
                    found.add(String.join("|", values));
                }
            }
            found.sort(null);
        }
        return new Tables(columns, rows);
    }

    private static Tables open(String url, Work work) {
        try (Connection connection = DriverManager.getConnection(url)) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new AssertionError("The tables of " + url + " can't be read: " + e.getMessage(), e);
        }
    }

    private interface Work {
        Tables on(Connection connection) throws SQLException;
    }
}
