package io.freshmaker.store;

import java.sql.DriverManager;
import java.sql.SQLException;

/** HSQLDB in memory. */
final class EmbeddedEngine implements Engine {

    @Override
    public String create(String name) {
        return "jdbc:hsqldb:mem:" + name + ";hsqldb.tx=mvcc;user=sa;password=";
    }

    @Override
    public void drop(String name) {
        try (var connection = DriverManager.getConnection(create(name));
                var statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException e) {
            throw new AssertionError("The database " + name + " can't be shut down.", e);
        }
    }

    @Override
    public String toString() {
        return "HSQLDB";
    }
}
