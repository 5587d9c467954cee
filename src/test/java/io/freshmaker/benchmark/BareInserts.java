package io.freshmaker.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** The baseline of the inbox: as many threads as there are consumers, each committing one row after the other. */
final class BareInserts {

    private static final String SQL = """
            insert into inbox (message_id, topic, address, envelope, headers, body)
            values (?, 'git.receive', ?, 'fedora-messaging', '{}', ?)
            """;

    private final int threads;
    private final int rows;

    BareInserts(int threads, int rows) {
        this.threads = threads;
        this.rows = rows;
    }

    /** Rows per second. */
    double run(DataSource database) throws Exception {
        var next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> insert(database, next)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
            return rows / ((System.nanoTime() - start) / 1e9);
        } finally {
            pool.shutdown();
        }
    }

    private Void insert(DataSource database, AtomicInteger next) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            for (int number = next.getAndIncrement(); number < rows; number = next.getAndIncrement()) {
                statement.setString(1, "bare-" + number);
                statement.setString(2, Letter.SPEC.subject());
                statement.setString(3, Letter.SPEC.body(number));
                statement.executeUpdate();
            }
        }
        return null;
    }
}
