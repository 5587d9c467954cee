package io.freshmaker.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/**
 * A migrated database for one test: HSQLDB in memory, or a schema of its own in the PostgreSQL database whose JDBC URL
 * the system property {@code freshmaker.test.db} gives.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String SERVER = System.getProperty("freshmaker.test.db", "");
    private static final int CONNECTIONS = 8;

    private final String name = "t" + UUID.randomUUID().toString().replace("-", "");
    private final Database database = SERVER.isEmpty() ? embedded() : schema();

    private Database embedded() {
        return new Database("jdbc:hsqldb:mem:" + name + ";hsqldb.tx=mvcc", "sa", "", CONNECTIONS);
    }

    private Database schema() {
        onServer("create schema " + name);
        String more = SERVER.contains("?") ? "&" : "?";
        return new Database(SERVER + more + "currentSchema=" + name, null, null, CONNECTIONS);
    }

    private static void onServer(String sql) {
        try (var connection = DriverManager.getConnection(SERVER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql + " failed on " + SERVER, e);
        }
    }

    public Database database() {
        return database;
    }

    /** Runs a statement with its parameters in their order. */
    public int run(String sql, Object... parameters) {
        return database.transact(handle -> {
            var update = handle.createUpdate(sql);
            for (int i = 0; i < parameters.length; i++) {
                update.bind(i, parameters[i]);
            }
            return update.execute();
        });
    }

    /** The only number that a query answers. */
    public long number(String sql, Object... parameters) {
        return database.read(handle ->
                bound(handle.createQuery(sql), parameters).mapTo(Long.class).one());
    }

    /** The only text that a query answers; may be null. */
    public String text(String sql, Object... parameters) {
        return database.read(handle ->
                bound(handle.createQuery(sql), parameters).mapTo(String.class).one());
    }

    /** The texts that a query answers. */
    public List<String> texts(String sql, Object... parameters) {
        return database.read(handle ->
                bound(handle.createQuery(sql), parameters).mapTo(String.class).list());
    }

    private static Query bound(Query query, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            query.bind(i, parameters[i]);
        }
        return query;
    }

    @Override
    public void close() {
        if (SERVER.isEmpty()) {
            database.read(handle -> handle.execute("shutdown"));
        }
        database.close();
        if (!SERVER.isEmpty()) {
            onServer("drop schema " + name + " cascade");
        }
    }
}
