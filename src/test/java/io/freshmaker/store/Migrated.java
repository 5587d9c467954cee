package io.freshmaker.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What Flyway leaves in an empty database: the statements of all migrations, run in one go, and its record of them. A
 * service that opens such a database finds it up to date by Flyway's own check, in a fraction of the time.
 */
final class Migrated {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db");
    private static final Pattern COMMENTS = Pattern.compile("(?m)^ *--.*$");
    /** As Flyway makes it. */
    private static final String RECORD = """
            create table "schema_history" (
              "installed_rank" integer not null constraint "schema_history_pk" primary key,
              "version" varchar(50),
              "description" varchar(200) not null,
              "type" varchar(20) not null,
              "script" varchar(1000) not null,
              "checksum" integer,
              "installed_by" varchar(100) not null,
              "installed_on" timestamp default ${now} not null,
              "execution_time" integer not null,
              "success" ${bit} not null);
            create index "schema_history_s_idx" on "schema_history" ("success");
            """;

    private static final String ROW = "insert into \"schema_history\" values (" + "?, ".repeat(9) + "?)";
    /** By engine; each is asked of Flyway once. */
    private static final Map<String, Migrated> ALL = new ConcurrentHashMap<>();

    private final List<String> statements;
    private final List<Object[]> record;

    private Migrated(List<String> statements, List<Object[]> record) {
        this.statements = statements;
        this.record = record;
    }

    /** The first time, this has Flyway migrate a database of that engine. */
    static Migrated on(Engine engine) {
        return ALL.computeIfAbsent(engine.toString(), kind -> byFlyway(engine));
    }

    private static Migrated byFlyway(Engine engine) {
        var name = "migrated" + ProcessHandle.current().pid();
        String url = engine.create(name);
        try (var database = new Database(url, null, null, 2)) {
            return new Migrated(statements(Connections.toPostgres(url)), rows(database));
        } finally {
            engine.drop(name);
        }
    }

    private static List<Object[]> rows(Database database) {
        return database.read(handle -> {
            List<Object[]> rows = new ArrayList<>();
            try (var statement = handle.getConnection().createStatement();
                    var found = statement.executeQuery("select * from \"schema_history\" order by 1")) {
                while (found.next()) {
                    Object[] row = new Object[10];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = found.getObject(i + 1);
                    }
                    rows.add(row);
                }
            } catch (SQLException e) {
                throw new AssertionError("Flyway's record can't be read.", e);
            }
            return rows;
        });
    }

    private static List<String> statements(boolean postgres) {
        try (var files = Files.list(MIGRATIONS)) {
            List<Path> inOrder =
                    files.sorted(Comparator.comparingInt(Migrated::number)).toList();
            var all = new StringBuilder(RECORD);
            for (Path file : inOrder) {
                all.append(COMMENTS.matcher(Files.readString(file)).replaceAll(""))
                        .append('\n');
            }
            String text = all.toString()
                    .replace("${bit}", postgres ? "boolean" : "bit")
                    .replace("${now}", postgres ? "now()" : "current_timestamp")
                    .replace("${binary}", Migrations.binary(postgres));
            return List.of(text.strip().split(";\\s*\\R"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    /** Fills that empty database. */
    void fill(String url) {
        try (var connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.addBatch(sql);
                }
                statement.executeBatch();
            }
            remember(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError("The migrations can't be run in one go on " + url, e);
        }
    }

    private void remember(Connection connection) throws SQLException {
        try (var row = connection.prepareStatement(ROW)) {
            for (Object[] values : record) {
                for (int i = 0; i < values.length; i++) {
                    row.setObject(i + 1, values[i]);
                }
                row.addBatch();
            }
            row.executeBatch();
        }
    }
}
