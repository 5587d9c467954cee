package io.freshmaker.store;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** Notes the statements that are read with, and by which indexes HSQLDB answers them. */
final class LoggedReading extends Reading {

    private final List<String> indexes = new ArrayList<>();
    private final Connection connection;
    private int statements;

    LoggedReading(Connection connection) {
        super(connection, new Prepared());
        this.connection = connection;
    }

    @Override
    void each(String sql, List<?> values, Taker taker) {
        statements++;
        indexes.addAll(StatementLog.indexes(connection, sql));
        super.each(sql, values, taker);
    }

    int size() {
        return statements;
    }

    /** In the order of the statements; an index by which a whole table is read is none. */
    List<String> indexes() {
        return indexes;
    }
}
