package io.freshmaker.store;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database is away: told once in the log when it goes, and once when it is back. Thread-safe. */
public final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private boolean lasting;

    /** Whether something failed because there is no connection to the database, and not by a fault of its own. */
    public static boolean caused(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException
                    || t instanceof SQLException sql && isOfConnection(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 is about connections; of 57P it is a server that stops, was killed, or does not take anybody yet. */
    private static boolean isOfConnection(String state) {
        return state != null && (state.startsWith("08") || state.matches("57P0[1-4]"));
    }

    /** What the driver says at the bottom of a failure, in one line: what is around it tells only that it failed. */
    public static String words(Throwable failure) {
        String words = failure.getMessage();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            words = t instanceof SQLException && t.getMessage() != null ? t.getMessage() : words;
        }
        return words == null ? failure.toString() : words.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** Somebody got no connection, or lost it. */
    public synchronized void noticed(Throwable failure) {
        if (!lasting) {
            LOG.warn("database: there is no connection, and work waits for one: {}", words(failure));
        }
        lasting = true;
    }

    synchronized boolean lasts() {
        return lasting;
    }

    /** Somebody got a connection that works. */
    synchronized void over() {
        if (lasting) {
            LOG.info("database: it answers again");
        }
        lasting = false;
    }
}
