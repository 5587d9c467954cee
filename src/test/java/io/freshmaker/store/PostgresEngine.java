package io.freshmaker.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;

/** A PostgreSQL server: each database of a test is a schema of its own, which is made in a tenth of a second. */
final class PostgresEngine implements Engine {

    private final Supplier<String> server;

    /** @param server gives the JDBC URL of a database on it; first asked when a test needs it */
    PostgresEngine(Supplier<String> server) {
        this.server = server;
    }

    @Override
    public String create(String name) {
        execute("create schema " + name);
        String url = server.get();
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + name;
    }

    @Override
    public void drop(String name) {
        execute("drop schema " + name + " cascade");
    }

    private void execute(String sql) {
        String url = server.get();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql + " failed on " + url, e);
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL";
    }
}
