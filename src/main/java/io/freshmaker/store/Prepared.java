package io.freshmaker.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hsqldb.jdbc.JDBCConnection;

/**
 * The statements that connections to HSQLDB have prepared: it would compile each anew whenever it is asked for, which
 * takes longer than a short query. PostgreSQL's driver keeps its own. Thread-safe, as each connection is lent to one
 * thread at a time.
 */
final class Prepared {

    private static final int MOST = 200;

    private final Map<JDBCConnection, Map<String, PreparedStatement>> statements = new ConcurrentHashMap<>();

    boolean keeps(Connection connection) {
        try {
            return connection.isWrapperFor(JDBCConnection.class);
        } catch (SQLException e) {
            throw new IllegalStateException("The connection doesn't tell what it is: " + e.getMessage(), e);
        }
    }

    /** The statement of that text, which stays open. */
    PreparedStatement statement(Connection connection, String sql) throws SQLException {
        JDBCConnection lasting = connection.unwrap(JDBCConnection.class);
        Map<String, PreparedStatement> known = statements.get(lasting);
        if (known == null) {
            statements.keySet().removeIf(Prepared::isClosed);
            known = new Latest();
            statements.put(lasting, known);
        }
        PreparedStatement statement = known.get(sql);
        if (statement == null) {
            statement = lasting.prepareStatement(sql);
            known.put(sql, statement);
        }
        return statement;
    }

    private static boolean isClosed(JDBCConnection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Forgets what was not asked for longest. */
    private static final class Latest extends LinkedHashMap<String, PreparedStatement> {

        private static final long serialVersionUID = 1L;

        Latest() {
            super(MOST, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparedStatement> eldest) {
            if (size() <= MOST) {
                return false;
            }
            try {
                eldest.getValue().close();
            } catch (SQLException e) {
                throw new IllegalStateException("A statement can't be closed: " + e.getMessage(), e);
            }
            return true;
        }
    }
}
