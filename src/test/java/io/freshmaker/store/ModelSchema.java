package io.freshmaker.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The schema of a PostgreSQL server that nobody uses, by which others are brought back to their first rows. The user
 * is the server's superuser, as whom rows can be removed in any order.
 */
final class ModelSchema implements AutoCloseable {

    private static final String NAME = "model";
    /** Columns of tables and indexes, and constraints; a test may have added some or taken some away. */
    private static final String SHAPE = """
            select (select count(*) from pg_attribute a join pg_class c on c.oid = a.attrelid
                    where c.relnamespace = '%1$s'::regnamespace and not a.attisdropped)
                || ' ' || (select count(*) from pg_constraint where connamespace = '%1$s'::regnamespace)
            """;

    private final Connection connection;
    private final String shape;
    private final String restoring;

    /** Makes it on that server. */
    ModelSchema(PostgresServer server) {
        Engine engine = Engine.server(server.url());
        Migrated.on(engine).fill(engine.create(NAME));
        try {
            connection = DriverManager.getConnection(server.url() + "&preferQueryMode=simple");
            shape = texts(SHAPE.formatted(NAME)).get(0);
            restoring = restoring();
        } catch (SQLException e) {
            throw new AssertionError("What the migrations make can't be read.", e);
        }
    }

    /** One transaction, which begins its work when all others that have something to do there are over. */
    private String restoring() throws SQLException {
        List<String> tables = texts("select quote_ident(tablename) from pg_tables where schemaname = '" + NAME + "'");
        var sql = new StringBuilder("begin; set local session_replication_role = replica;");
        sql.append("lock table %1$s.").append(String.join(", %1$s.", tables)).append(" in access exclusive mode;");
        for (String table : tables) {
            sql.append("delete from %1$s.").append(table).append(';');
            if (!texts("select 1 from " + NAME + "." + table).isEmpty()) {
                sql.append("insert into %1$s.").append(table).append(" overriding system value select * from ");
                sql.append(NAME).append('.').append(table).append(';');
            }
        }
        for (String counter : texts("select sequencename from pg_sequences where schemaname = '" + NAME + "'")) {
            sql.append("select setval('%1$s.").append(counter).append("', last_value, is_called) from ");
            sql.append(NAME).append('.').append(counter).append(';');
        }
        return sql.append("commit").toString();
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    /** Gives that schema the rows and counters of this one; answers false when it has other tables. */
    boolean restore(String schema) {
        try (var statement = connection.createStatement()) {
            boolean alike = texts(SHAPE.formatted(schema)).get(0).equals(shape);
            if (alike) {
                statement.execute(restoring.formatted(schema));
            }
            return alike;
        } catch (SQLException e) {
            throw new AssertionError("The rows of " + schema + " can't be brought back to the first ones.", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
