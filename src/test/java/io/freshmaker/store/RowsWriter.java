package io.freshmaker.store;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * Prints all rows of a database as statements that HSQLDB and PostgreSQL take alike, one a line: the fixture of a
 * release. It takes the JDBC URL of a database that nobody has open.
 */
final class RowsWriter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS'+0:00'");

    private final Connection connection;
    private final PrintStream out;

    private RowsWriter(Connection connection, PrintStream out) {
        this.connection = connection;
        this.out = out;
    }

    public static void main(String[] args) throws SQLException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Connection connection = DriverManager.getConnection(args[0])) {
            new RowsWriter(connection, out).write();
        }
    }

    private void write() throws SQLException {
        List<String> tables = tables();
        List<String> backwards = new ArrayList<>(tables);
        Collections.reverse(backwards);
        backwards.forEach(table -> out.println("delete from " + table + ";"));
        for (String table : tables) {
            rows(table);
        }
    }

    /** Those that others refer to come first. */
    private List<String> tables() throws SQLException {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        for (String table : names(metaData().getTables(null, schema(), "%", new String[] {"TABLE"}), "TABLE_NAME")) {
            if (!table.equalsIgnoreCase("schema_history")) {
                Set<String> needed = names(metaData().getImportedKeys(null, schema(), table), "PKTABLE_NAME");
                needed.remove(table);
                needs.put(table, needed);
            }
        }
        var ordered = new LinkedHashSet<String>();
        while (ordered.size() < needs.size()) {
            needs.forEach((table, needed) -> ordered.addAll(ordered.containsAll(needed) ? List.of(table) : List.of()));
        }
        return ordered.stream().map(table -> table.toLowerCase(Locale.ROOT)).toList();
    }

    private void rows(String table) throws SQLException {
        long highest = 0;
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select * from " + table + " order by 1, 2")) {
            var columns = row.getMetaData();
            while (row.next()) {
                var names = new StringJoiner(", ");
                var values = new StringJoiner(", ");
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    Object value = columns.getColumnTypeName(i)
                                    .toLowerCase(Locale.ROOT)
                                    .startsWith("timestamp")
                            ? row.getObject(i, OffsetDateTime.class)
                            : row.getObject(i);
                    if (value != null) {
                        names.add(columns.getColumnName(i).toLowerCase(Locale.ROOT));
                        values.add(literal(value));
                    }
                    if (columns.isAutoIncrement(i)) {
                        highest = row.getLong(i);
                    }
                }
                out.println("insert into " + table + " (" + names + ") values (" + values + ");");
            }
        }
        if (highest > 0) {
            out.println("alter table " + table + " alter column id restart with " + (highest + 1) + ";");
        }
    }

    private static String literal(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String text = value instanceof OffsetDateTime time
                ? TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC))
                : value.toString();
        return "'" + text.replace("'", "''").replace('\n', ' ') + "'";
    }

    private DatabaseMetaData metaData() throws SQLException {
        return connection.getMetaData();
    }

    private String schema() throws SQLException {
        return connection.getSchema();
    }

    private static Set<String> names(ResultSet rows, String column) throws SQLException {
        Set<String> names = new TreeSet<>();
        while (rows.next()) {
            names.add(rows.getString(column));
        }
        return names;
    }
}
