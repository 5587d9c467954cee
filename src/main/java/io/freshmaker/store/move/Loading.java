package io.freshmaker.store.move;

import io.freshmaker.store.Database;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Puts rows into a database, many in one transaction: some thousand, or some megabytes of them. */
final class Loading {

    private static final int MOST_ROWS = 2_000;
    private static final long MOST_CHARACTERS = 4_000_000;

    private final Database database;
    private final boolean postgres;
    private final Consumer<Handle> alive;
    private final List<List<Object>> waiting = new ArrayList<>();
    /** References to rows of the same table that come later: their statement with value and key, by table. */
    private final List<Later> later = new ArrayList<>();

    private Table table;
    private long characters;
    private final Map<String, Long> changed = new TreeMap<>();

    private record Later(Table table, String column, Object value, List<Object> row) {}

    /** @param alive is called in each transaction */
    Loading(Database database, boolean postgres, Consumer<Handle> alive) {
        this.database = database;
        this.postgres = postgres;
        this.alive = alive;
    }

    /** Takes one row, which is stored at the latest by {@link #finish}. */
    void take(Table of, List<Object> row) {
        if (of != table) {
            store();
            table = of;
        }
        List<Object> fitting = fitting(row);
        waiting.add(fitting);
        for (Object value : fitting) {
            characters +=
                    value instanceof String text ? text.length() : value instanceof byte[] bytes ? bytes.length : 0;
        }
        if (waiting.size() >= MOST_ROWS || characters >= MOST_CHARACTERS) {
            store();
        }
    }

    /**
     * Stores what is left.
     *
     * @return the number of texts by column in which characters were replaced that PostgreSQL can't store
     */
    Map<String, Long> finish() {
        store();
        for (int from = 0; from < later.size(); from += MOST_ROWS) {
            List<Later> some = later.subList(from, Math.min(from + MOST_ROWS, later.size()));
            transact(handle -> {
                for (Later one : some) {
                    refer(handle, one);
                }
            });
        }
        return changed;
    }

    private List<Object> fitting(List<Object> row) {
        List<Object> fitting = new ArrayList<>(row);
        for (int i = 0; i < row.size(); i++) {
            if (postgres && row.get(i) instanceof String text && !Storable.all(text)) {
                fitting.set(i, Storable.of(text));
                changed.merge(table.name() + "." + table.columns().get(i).name(), 1L, Long::sum);
            }
        }
        table.own().forEach((column, target) -> {
            int from = table.position(column);
            Object value = fitting.get(from);
            if (value instanceof Long number && number >= (Long) row.get(table.position(target))) {
                later.add(new Later(table, column, value, key(row)));
                fitting.set(from, null);
            }
        });
        return fitting;
    }

    private List<Object> key(List<Object> row) {
        return table.key().stream()
                .map(column -> row.get(table.position(column.name())))
                .toList();
    }

    private void store() {
        if (waiting.isEmpty()) {
            return;
        }
        transact(this::insert);
        waiting.clear();
        characters = 0;
    }

    private void insert(Handle handle) throws SQLException {
        String sql = "insert into " + table.name() + " (" + table.columnList() + ") values ("
                + table.columns().stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            for (List<Object> row : waiting) {
                for (int i = 0; i < row.size(); i++) {
                    table.columns().get(i).kind().bind(statement, i + 1, row.get(i));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void refer(Handle handle, Later one) throws SQLException {
        String where =
                one.table().key().stream().map(column -> column.name() + " = ?").collect(Collectors.joining(" and "));
        String sql = "update " + one.table().name() + " set " + one.column() + " = ? where " + where;
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            Kind.NUMBER.bind(statement, 1, one.value());
            for (int i = 0; i < one.row().size(); i++) {
                one.table().key().get(i).kind().bind(statement, i + 2, one.row().get(i));
            }
            statement.executeUpdate();
        }
    }

    private interface Work {
        void run(Handle handle) throws SQLException;
    }

    private void transact(Work work) {
        database.transact(handle -> {
            try {
                alive.accept(handle);
                work.run(handle);
                return null;
            } catch (BatchUpdateException e) {
                SQLException reason = e.getNextException() == null ? e : e.getNextException();
                throw new IllegalStateException(
                        "The database refuses a row of " + table.name() + ": " + reason.getMessage(), e);
            } catch (SQLException e) {
                throw new IllegalStateException("The database refuses " + table.name() + ": " + e.getMessage(), e);
            }
        });
    }
}
