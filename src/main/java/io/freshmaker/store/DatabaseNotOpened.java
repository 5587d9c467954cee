package io.freshmaker.store;

import java.sql.SQLException;

/** A database that can't be used; the message is the reason on one line, without URL or password. */
public final class DatabaseNotOpened extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean refused;

    /** The tables are not what they should be. */
    DatabaseNotOpened(String sentence, RuntimeException failure) {
        super(sentence, failure);
        this.refused = false;
    }

    /** Finds the reason among what the pool and the migrations say around it. */
    DatabaseNotOpened(RuntimeException failure) {
        super(sentence(failure), failure);
        SQLException driver = driver(failure);
        // The class of SQL states for a user that is not let in.
        this.refused = driver != null
                && driver.getSQLState() != null
                && driver.getSQLState().startsWith("28");
    }

    /** Whether the database is there, but does not let this user in. */
    public boolean refused() {
        return refused;
    }

    private static String sentence(RuntimeException failure) {
        SQLException driver = driver(failure);
        String words = driver == null || driver.getMessage() == null ? failure.getMessage() : driver.getMessage();
        String line = String.valueOf(words).strip().replaceAll("\\s*\\R\\s*", " ");
        return line.endsWith(".") ? line : line + ".";
    }

    private static SQLException driver(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
