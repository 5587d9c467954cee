package io.freshmaker.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Opens pools of connections, set up as the database at their other end needs it. */
final class Connections {

    /** Shorter than a health check may take, which then can tell why there is no connection. */
    private static final int LONGEST_WAIT_MS = 4_000;
    /** Of a process that stands still in a transaction, or is gone, the server would keep the locks for hours. */
    private static final String SILENCE = "set idle_in_transaction_session_timeout = '20s'";
    /** What only reads does so alone. */
    private static final int READING = 2;

    private Connections() {}

    /**
     * Opens a pool to read and write with.
     *
     * @param most connections that are open at a time
     * @throws DatabaseNotOpened with the driver's words when the database can't be reached
     */
    static HikariDataSource open(String url, String user, String password, int most) {
        return open(config(url, user, password, most));
    }

    /**
     * Opens a pool through which nothing can be written.
     *
     * @throws DatabaseNotOpened with the driver's words when the database can't be reached
     */
    static HikariDataSource reading(String url, String user, String password) {
        HikariConfig config = config(url, user, password, READING);
        config.setReadOnly(true);
        return open(config);
    }

    /** Whether the URL is that of a PostgreSQL server. */
    static boolean toPostgres(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    private static HikariConfig config(String url, String user, String password, int most) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setPoolName("freshmaker");
        config.setConnectionTimeout(LONGEST_WAIT_MS);
        if (toPostgres(url)) {
            config.setConnectionInitSql(SILENCE);
            // The rows of a plan go to the server as few large inserts.
            config.addDataSourceProperty("reWriteBatchedInserts", "true");
        }
        return config;
    }

    private static HikariDataSource open(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException e) {
            throw new DatabaseNotOpened(e);
        }
    }
}
