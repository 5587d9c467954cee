package io.freshmaker.store;

import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;

/** A migrated database for one test, and bare SQL on it. */
public final class TestDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final Database database;
    private final Runnable removing;

    public TestDatabase(Engine engine) {
        Engine.Place place = engine.migrated();
        removing = () -> engine.giveBack(place);
        database = new Database(Connections.open(place.url(), null, null, CONNECTIONS), Room.elsewhere());
    }

    /** @param before gets the JDBC URL of the empty database, before the service opens it */
    public TestDatabase(Engine engine, Consumer<String> before) {
        Engine.Place place = engine.empty();
        removing = () -> engine.drop(place.name());
        before.accept(place.url());
        database = new Database(place.url(), null, null, CONNECTIONS);
    }

    /** For what is the same on each engine. */
    public TestDatabase() {
        this(Engine.embedded());
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
        database.close();
        removing.run();
    }
}
