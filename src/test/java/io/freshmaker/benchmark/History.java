package io.freshmaker.benchmark;

import io.freshmaker.store.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is in the database after some years: events with twenty builds each, in five batches, with their causes and
 * decisions; some builds of one event are wanted by the next as well, some stand on composes. Texts have the lengths
 * that real ones have. The same numbers give the same rows.
 */
final class History implements AutoCloseable {

    static final int BUILDS_EACH = 20;
    /** How many of the newest events are still being built. */
    static final int RUNNING = 40;
    /** How many names builds go by. */
    static final int NAMES = 1_000;

    private static final int COMMIT = 500;
    private static final OffsetDateTime BEGIN = OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Connection connection;
    private final Map<String, PreparedStatement> inserts = new LinkedHashMap<>();

    private History(Connection connection) {
        this.connection = connection;
    }

    /** Adds the events after {@code from} up to {@code to}, where the last ones are running. */
    static void grow(Database database, int from, int to) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                var history = new History(connection)) {
            connection.setAutoCommit(false);
            for (int event = from + 1; event <= to; event++) {
                history.add(event, to - event < RUNNING);
                if (event % COMMIT == 0 || event == to) {
                    history.flush();
                }
            }
            connection.setAutoCommit(true);
            if (database.read(Database::isPostgres)) {
                // By itself the server gets to know new rows only a minute later.
                try (Statement statement = connection.createStatement()) {
                    statement.execute("analyze");
                }
            }
        }
    }

    private void add(int event, boolean running) throws SQLException {
        OffsetDateTime at = BEGIN.plusMinutes(45L * event);
        String source = "rpms/package-" + event % 700;
        insert(
                "events (id, message_id, search_key, event_type_id, state, state_reason, time_created, time_done,"
                        + " requester)",
                (long) event,
                "2024-%08d-5b0c-4c0e-9d53-08b2a1b7e1f4".formatted(event),
                source,
                event % 10 == 0 ? 5 : event % 3 + 1,
                running ? 1 : event % 90 == 0 ? 3 : 2,
                "20 builds in 5 batches were planned because the spec file of " + source + " changed.",
                at,
                running ? null : at.plusHours(5),
                event % 200 == 0 ? "operator-" + event % 7 : null);
        if (event > 1 && event % 8 == 0) {
            insert("event_dependencies (event_id, depends_on_id)", (long) event, event - 1L);
        }
        for (int i = 0; i < BUILDS_EACH; i++) {
            new PastBuild(event, i, running, at, source).insert(this);
        }
        for (int i = 0; i < 3; i++) {
            decide(event, "module-" + (event * 13 + i) % NAMES, null);
        }
    }

    void decide(int event, String name, Long build) throws SQLException {
        insert(
                "decisions (event_id, content_type, artifact_type, name, stream, rebuild, rule, reason, build_id)",
                (long) event,
                "module",
                "module",
                name,
                "f27",
                build != null,
                build == null ? "policy.yaml: allow/modules" : "",
                build == null
                        ? "The rule names no module of this name in the stream f27."
                        : "It contains what changed in the branch that it is built from.",
                build);
    }

    /** @param into table and columns */
    void insert(String into, Object... values) throws SQLException {
        PreparedStatement insert = inserts.get(into);
        if (insert == null) {
            insert = connection.prepareStatement(
                    "insert into " + into + " values (" + "?, ".repeat(values.length - 1) + "?)");
            inserts.put(into, insert);
        }
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }

    private void flush() throws SQLException {
        for (PreparedStatement insert : inserts.values()) {
            insert.executeBatch();
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement insert : inserts.values()) {
            insert.close();
        }
    }
}
