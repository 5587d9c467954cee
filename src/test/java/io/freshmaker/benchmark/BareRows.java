package io.freshmaker.benchmark;

import io.freshmaker.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The baseline of stored plans: the rows of events that were stored, each event's once more in one transaction with a
 * batch for each table, and the update of its inbox row.
 */
final class BareRows {

    /** Each table with the query that gives an event's rows of it. */
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("events", "id = ?");
        TABLES.put("event_parts", "event_id = ?");
        TABLES.put("event_rpms", "event_id = ?");
        TABLES.put("builds", "event_id = ?");
        TABLES.put("build_dependencies", "build_id in (select id from builds where event_id = ?)");
        TABLES.put("build_causes", "event_id = ?");
        TABLES.put("decisions", "event_id = ?");
    }

    private record Rows(String insert, List<Object[]> values) {}

    private final List<List<Rows>> events = new ArrayList<>();

    /** Reads the events with these numbers. */
    BareRows(Database database, List<Long> numbers) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            for (long number : numbers) {
                List<Rows> tables = new ArrayList<>();
                for (Map.Entry<String, String> table : TABLES.entrySet()) {
                    tables.add(rows(connection, table.getKey(), table.getValue(), number));
                }
                events.add(tables);
            }
        }
    }

    private static Rows rows(Connection connection, String table, String where, long event) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select * from " + table + " where " + where + " order by 1")) {
            query.setLong(1, event);
            try (ResultSet row = query.executeQuery()) {
                int columns = row.getMetaData().getColumnCount();
                List<Object[]> values = new ArrayList<>();
                while (row.next()) {
                    Object[] one = new Object[columns];
                    for (int i = 0; i < columns; i++) {
                        one[i] = row.getObject(i + 1);
                    }
                    values.add(one);
                }
                return new Rows(
                        "insert into " + table + " values (" + "?, ".repeat(columns - 1) + "?)", List.copyOf(values));
            }
        }
    }

    /** Events per second, into an empty database. */
    double run(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            for (List<Rows> event : events) {
                for (Rows table : event) {
                    if (!table.values().isEmpty()) {
                        insert(connection, table);
                    }
                }
                try (PreparedStatement done = connection.prepareStatement(
                        "update inbox set state = 1, done_at = current_timestamp where id = ? and state = 0")) {
                    done.setLong(1, 1);
                    done.executeUpdate();
                }
                connection.commit();
            }
            return events.size() / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static void insert(Connection connection, Rows table) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
            for (Object[] row : table.values()) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
