package io.freshmaker.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** The statements that were run through a handle, and the indexes by which HSQLDB answers them. */
public final class StatementLog implements SqlLogger {

    private static final Pattern INDEX = Pattern.compile("index=(\\w+)");

    private final List<String> statements = new ArrayList<>();
    private final Handle handle;

    /** Takes down what is run through the handle from now on. */
    public StatementLog(Handle handle) {
        this.handle = handle;
        handle.getConfig(SqlStatements.class).setSqlLogger(this);
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        statements.add(context.getParsedSql().getSql());
    }

    public int size() {
        return statements.size();
    }

    /** In the order of the statements; an index by which a whole table is read is none. */
    public List<String> indexes() {
        return statements.stream()
                .flatMap(sql -> indexes(handle.getConnection(), sql).stream())
                .toList();
    }

    /** Those of one statement. */
    static List<String> indexes(Connection connection, String sql) {
        List<String> names = new ArrayList<>();
        try (PreparedStatement explain = connection.prepareStatement("explain plan for " + sql);
                ResultSet lines = explain.executeQuery()) {
            String access = "";
            while (lines.next()) {
                String line = lines.getString(1);
                access = line.contains("access=") ? line : access;
                Matcher index = INDEX.matcher(line);
                if (index.find() && access.contains("INDEX PRED")) {
                    names.add(index.group(1));
                }
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
        return names;
    }
}
