package io.freshmaker.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The pooled database with its migrations run: the same SQL on HSQLDB and PostgreSQL. Thread-safe. */
public final class Database implements AutoCloseable {

    private static final int TRIES = 5;
    /** HSQLDB within this process. */
    private static final Pattern ALONE = Pattern.compile("jdbc:hsqldb:(file|mem):");

    private final HikariDataSource pool;
    private final Outage outage = new Outage();
    private final DataSource watched;
    private final Jdbi jdbi;
    private final Room room;
    private final Prepared prepared = new Prepared();
    private final Underway underway = new Underway();

    /**
     * Opens the database and brings its tables up to date.
     *
     * @param connections the most that are open at a time
     * @throws DatabaseNotOpened with the reason when the database can't be reached or migrated
     */
    public Database(String url, String user, String password, int connections) {
        this(url, user, password, connections, Room.elsewhere());
    }

    /** The same for a database whose files are on this machine: it is written to only while they have room. */
    public Database(String url, String user, String password, int connections, Room room) {
        this(Connections.open(url, user, password, connections), room);
        try {
            new Migrations(pool, url).run();
        } catch (DatabaseNotOpened e) {
            pool.close();
            throw e;
        }
    }

    /**
     * Opens a database to read from it, as it is: nothing is brought up to date, and nothing can be written.
     *
     * @throws DatabaseNotOpened with the driver's words when it can't be reached
     */
    public static Database reading(String url, String user, String password) {
        return new Database(Connections.reading(url, user, password), Room.elsewhere());
    }

    /** Takes a pool of a database whose tables are known to be up to date. */
    Database(HikariDataSource pool, Room room) {
        this.pool = pool;
        this.room = room;
        this.watched = new WatchedPool(pool, outage);
        this.jdbi = Jdbi.create(watched);
    }

    /** Has the bus told of every change of the state of an event or build from now on. */
    public void announce() {
        jdbi.getConfig(Announcing.class).turnOn();
    }

    /** For routes that read with camel-jdbc, and for the pool's metrics. */
    public DataSource dataSource() {
        return watched;
    }

    /** Whether it is away. */
    public Outage outage() {
        return outage;
    }

    /** Runs statements that need no transaction together. */
    public <T> T read(HandleCallback<T, RuntimeException> work) {
        return jdbi.withHandle(work);
    }

    /** The same in plain JDBC, for what is asked for very often. */
    <T> T look(Function<Reading, T> work) {
        try (Connection connection = watched.getConnection()) {
            return work.apply(new Reading(connection, prepared));
        } catch (SQLException e) {
            throw new ConnectionException(e);
        }
    }

    /** Runs one statement that changes something. */
    public <T> T write(HandleCallback<T, RuntimeException> work) {
        room.require();
        return underway.writing(() -> jdbi.withHandle(work));
    }

    /** {@link #transact} for work that deletes events or builds. */
    public <T> T remove(HandleCallback<T, RuntimeException> work) {
        return underway.removing(() -> transact(work));
    }

    /** What is being written, where nobody but this process writes. */
    Optional<Underway> underway() {
        return ALONE.matcher(pool.getJdbcUrl()).lookingAt() ? Optional.of(underway) : Optional.empty();
    }

    /** @throws IllegalStateException while the database's disk is too full to write to */
    public void requireRoom() {
        room.require();
    }

    /**
     * Runs {@code work} in one transaction; when another transaction got in its way it is run again, at most
     * five times. The work must therefore change nothing but the database.
     */
    public <T> T transact(HandleCallback<T, RuntimeException> work) {
        room.require();
        return underway.writing(() -> repeat(work));
    }

    private <T> T repeat(HandleCallback<T, RuntimeException> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(work);
            } catch (JdbiException e) {
                if (attempt == TRIES || !(isConflict(e) || isDuplicate(e))) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(20_000_000L * attempt));
            }
        }
    }

    /** The database's own time, which leases and deadlines go by. */
    public static OffsetDateTime now(Handle handle) {
        return handle.createQuery("values (current_timestamp)")
                .mapTo(OffsetDateTime.class)
                .one();
    }

    /** Whether it is PostgreSQL, for the few statements that HSQLDB has in another form. */
    public static boolean isPostgres(Handle handle) {
        try {
            return handle.getConnection().getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new IllegalStateException("The database doesn't tell what it is: " + e.getMessage(), e);
        }
    }

    /** The number of the last migration that was run. */
    public static String schema(Handle handle) {
        return handle.createQuery("""
                        select "version" from "schema_history"
                        where "version" is not null order by "installed_rank" desc limit 1
                        """).mapTo(String.class).one();
    }

    /** Whether a unique key refused a row. */
    public static boolean isDuplicate(Throwable failure) {
        return hasState(failure, "23505");
    }

    private static boolean isConflict(Throwable failure) {
        return hasState(failure, "40001") || hasState(failure, "40P01");
    }

    private static boolean hasState(Throwable failure, String state) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && state.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        if (pool.getJdbcUrl().startsWith("jdbc:hsqldb:file:")) {
            // Otherwise the next start has to replay the whole log.
            jdbi.useHandle(handle -> handle.execute("shutdown"));
        }
        pool.close();
    }
}
