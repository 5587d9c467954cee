package io.freshmaker.store;

import java.sql.SQLException;

/** What the database's driver says of a failure: the pool and the migrations around it add nothing for people. */
public final class DriverWords {

    private DriverWords() {}

    /** The driver's words on one line; those of the innermost cause where no driver has spoken. */
    public static String of(Throwable failure) {
        SQLException driver = driver(failure);
        String words = driver == null || driver.getMessage() == null ? innermost(failure) : driver.getMessage();
        String line = words.strip().replaceAll("\\s*\\R\\s*", " ");
        return line.endsWith(".") ? line : line + ".";
    }

    /** Whether the database is there and does not let this user in. */
    public static boolean refusesTheUser(Throwable failure) {
        SQLException driver = driver(failure);
        return driver != null
                && driver.getSQLState() != null
                && driver.getSQLState().startsWith("28");
    }

    private static SQLException driver(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    private static String innermost(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
