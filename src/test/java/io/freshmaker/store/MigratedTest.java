package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The databases of the other tests are what Flyway makes. */
@OnEachDatabase
class MigratedTest {

    private static final String OF_POSTGRES = """
            select concat_ws(' ', table_name, ordinal_position, column_name, udt_name, character_maximum_length,
                             column_default, is_nullable, is_identity)
            from information_schema.columns where table_schema = current_schema()
            union all select indexdef from pg_indexes where schemaname = current_schema()
            union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint where connamespace = current_schema()::regnamespace
            order by 1
            """;

    /** The migrations before take no time to speak of. */
    private static final int SAFE = 24;

    private static final String RPM = "insert into artifacts (type, name, stream) values ('rpm', 'lib', 'f27')";

    private final Engine engine;

    MigratedTest(Engine engine) {
        this.engine = engine;
    }

    @Test
    void areTheSameTablesWithTheSameRows() {
        List<String> flyways = made(url -> {});
        assertThat(made(url -> Migrated.on(engine).fill(url)))
                .hasSizeGreaterThan(100)
                .containsExactlyInAnyOrderElementsOf(flyways);
    }

    /** HSQLDB ends a transaction with each change of a table, so a process can end between any two. */
    @Test
    void areMadeToTheEndByTheStartAfterOneThatWasKilledAmidIt() {
        assertThat(made(url -> {
                    Migrated.on(engine).fill(url);
                    run(url, "delete from \"schema_history\" where cast(\"version\" as integer) >= " + SAFE);
                }))
                .containsExactlyInAnyOrderElementsOf(made(url -> {}));
    }

    @Test
    void areAgainWhatTheyWereForTheNextTest() throws SQLException {
        engine.giveBack(engine.migrated());
        Engine.Place one = engine.migrated();
        Tables first = Tables.of(one.url());
        run(one, RPM, "delete from slots", "update build_types set name = 'changed' where id = 0");
        assertThat(first.again(one.url())).isNotEqualTo(first);
        engine.giveBack(one);

        Engine.Place next = engine.migrated();
        assertThat(Tables.of(next.url())).isEqualTo(first);
        run(next, RPM, "create table notes (words varchar(10))");
        assertThat(Tables.of(next.url()).rows().get("artifacts"))
                .singleElement()
                .asString()
                .startsWith("1|rpm|");
        engine.giveBack(next);

        Engine.Place last = engine.migrated();
        assertThat(Tables.of(last.url())).isEqualTo(first);
        engine.giveBack(last);
    }

    private static void run(Engine.Place place, String... statements) {
        run(place.url(), statements);
    }

    private static void run(String url, String... statements) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Tables, columns, indexes, constraints and the first rows after the service has opened it. */
    private List<String> made(Consumer<String> before) {
        var of = new AtomicReference<String>();
        try (var database = new TestDatabase(engine, url -> {
            of.set(url);
            before.accept(url);
        })) {
            List<String> all = definitions(of.get());
            Tables.of(of.get()).rows().forEach((table, rows) -> rows.forEach(row -> all.add(table + " " + row)));
            all.addAll(database.texts("""
                    select "version" || ' ' || "script" || ' ' || "type" || ' ' || cast("checksum" as varchar(20)) from "schema_history"
                    """));
            return all;
        }
    }

    private static List<String> definitions(String url) {
        List<String> all = new ArrayList<>();
        try (var connection = DriverManager.getConnection(url);
                var rows = connection
                        .createStatement()
                        .executeQuery(Connections.toPostgres(url) ? OF_POSTGRES : "script")) {
            while (rows.next()) {
                if (!rows.getString(1).startsWith("SET DATABASE UNIQUE NAME")) {
                    all.add(rows.getString(1).replace(connection.getSchema() + ".", ""));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return all;
    }
}
