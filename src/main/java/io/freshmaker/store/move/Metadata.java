package io.freshmaker.store.move;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the driver tells of the tables in the schema that the connection uses. */
final class Metadata {

    private final Connection connection;

    Metadata(Connection connection) {
        this.connection = connection;
    }

    /** The names of all tables, in lower case and sorted. */
    Set<String> tables() {
        return asked(metadata -> {
            Set<String> names = new TreeSet<>();
            try (ResultSet rows = metadata.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
                while (rows.next()) {
                    names.add(lower(rows.getString("TABLE_NAME")));
                }
            }
            return names;
        });
    }

    /** One table, which must have a primary key, as its rows are written in that order. */
    Table table(String name, Set<String> without) {
        return asked(metadata -> {
            List<Column> columns = columns(metadata, name, without);
            Map<Integer, Column> key = new TreeMap<>();
            try (ResultSet rows = metadata.getPrimaryKeys(null, connection.getSchema(), stored(metadata, name))) {
                while (rows.next()) {
                    String column = lower(rows.getString("COLUMN_NAME"));
                    key.put(
                            rows.getInt("KEY_SEQ"),
                            columns.stream()
                                    .filter(one -> one.name().equals(column))
                                    .findFirst()
                                    .orElseThrow());
                }
            }
            if (key.isEmpty()) {
                throw new IllegalStateException("The table " + name + " has no primary key, so it can't be exported.");
            }
            Set<String> needs = new TreeSet<>();
            Map<String, String> own = new TreeMap<>();
            try (ResultSet rows = metadata.getImportedKeys(null, connection.getSchema(), stored(metadata, name))) {
                while (rows.next()) {
                    String other = lower(rows.getString("PKTABLE_NAME"));
                    if (other.equals(name)) {
                        own.put(lower(rows.getString("FKCOLUMN_NAME")), lower(rows.getString("PKCOLUMN_NAME")));
                    } else {
                        needs.add(other);
                    }
                }
            }
            return new Table(name, columns, new ArrayList<>(key.values()), needs, own);
        });
    }

    private List<Column> columns(DatabaseMetaData metadata, String table, Set<String> without) throws SQLException {
        Map<Integer, Column> columns = new TreeMap<>();
        String pattern = stored(metadata, table).replace("_", metadata.getSearchStringEscape() + "_");
        try (ResultSet rows = metadata.getColumns(null, connection.getSchema(), pattern, "%")) {
            while (rows.next()) {
                String name = lower(rows.getString("COLUMN_NAME"));
                if (!without.contains(name)) {
                    columns.put(
                            rows.getInt("ORDINAL_POSITION"),
                            new Column(
                                    name,
                                    kind(table + "." + name, rows.getInt("DATA_TYPE"), rows.getString("TYPE_NAME")),
                                    rows.getInt("COLUMN_SIZE"),
                                    rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                                    "YES".equals(rows.getString("IS_AUTOINCREMENT"))));
                }
            }
        }
        return new ArrayList<>(columns.values());
    }

    private static Kind kind(String column, int type, String name) {
        return switch (type) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.NUMBER;
            case Types.BOOLEAN -> Kind.TRUTH;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Kind.TIME;
            case Types.VARCHAR -> Kind.TEXT;
            case Types.VARBINARY, Types.BINARY -> Kind.BYTES;
            // As PostgreSQL's driver calls boolean and timestamp with time zone.
            case Types.BIT -> known(name.equals("bool"), column, name, Kind.TRUTH);
            case Types.TIMESTAMP -> known(name.equals("timestamptz"), column, name, Kind.TIME);
            default -> known(false, column, name, null);
        };
    }

    private static Kind known(boolean known, String column, String type, Kind kind) {
        if (!known) {
            throw new IllegalStateException(
                    "The column " + column + " has the type " + type + ", which can't be exported.");
        }
        return kind;
    }

    private static String stored(DatabaseMetaData metadata, String name) throws SQLException {
        return metadata.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private <T> T asked(Question<T> question) {
        try {
            return question.ask(connection.getMetaData());
        } catch (SQLException e) {
            throw new IllegalStateException("The database doesn't tell what tables it has: " + e.getMessage(), e);
        }
    }

    private interface Question<T> {
        T ask(DatabaseMetaData metadata) throws SQLException;
    }
}
