package io.freshmaker.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Queries in plain JDBC on one connection, for what is asked for a thousand times a second. */
class Reading {

    private final Connection connection;
    private final Prepared prepared;
    private final boolean embedded;

    Reading(Connection connection, Prepared prepared) {
        this.connection = connection;
        this.prepared = prepared;
        this.embedded = prepared.keeps(connection);
    }

    /** Makes something of the row that a result stands on. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Takes the row that a result stands on. */
    @FunctionalInterface
    interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    /** @param values of the parameters, in their order */
    <T> List<T> list(String sql, List<?> values, Mapper<T> mapper) {
        List<T> list = new ArrayList<>();
        each(sql, values, row -> list.add(mapper.map(row)));
        return list;
    }

    /** @param values of the parameters, in their order */
    void each(String sql, List<?> values, Taker taker) {
        try {
            if (embedded) {
                run(prepared.statement(connection, sql), values, taker);
            } else {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    run(statement, values, taker);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database can't be read: " + e.getMessage(), e);
        }
    }

    private static void run(PreparedStatement statement, List<?> values, Taker taker) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                taker.take(rows);
            }
        }
    }

    /** The only number of the only row. */
    long number(String sql, List<?> values) {
        return list(sql, values, row -> row.getLong(1)).get(0);
    }

    /** Rows that are wanted together, by their numbers. */
    Keys keys(Collection<Long> numbers) {
        return new Keys(numbers, embedded ? 0 : Keys.NAMED);
    }

    /** Whether it is HSQLDB, which has to be told by which index to walk, and knows the size of its tables. */
    boolean embedded() {
        return embedded;
    }
}
