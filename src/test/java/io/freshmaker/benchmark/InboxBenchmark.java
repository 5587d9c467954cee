package io.freshmaker.benchmark;

import io.freshmaker.store.Database;
import io.freshmaker.store.EmbeddedDatabase;
import io.freshmaker.store.Inbox;
import io.freshmaker.store.Pause;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How fast wanted messages become committed rows of the inbox, against the same rows inserted with bare JDBC. */
final class InboxBenchmark {

    private static final int MESSAGES = 4_000;
    private static final int POOL = 10;

    private final Path directory;

    InboxBenchmark(Path directory) {
        this.directory = directory;
    }

    void run() throws Exception {
        try (Bus bus = new Bus(directory)) {
            for (int consumers : new int[] {1, 4}) {
                var course = new Course(bus, Letter.SPEC, MESSAGES);
                var ours = new OurIntake(bus, consumers);
                var bare = new BareInserts(consumers, MESSAGES);
                String what = "messages to the inbox, consumers: " + consumers;
                Line.rate(
                        what,
                        Race.between(
                                () -> fresh(database -> ours.run(
                                        course, new Inbox(database, new Pause(Duration.ofMinutes(5))), "stored")),
                                () -> fresh(database -> bare.run(database.dataSource()))));
            }
        }
    }

    private double fresh(Work work) throws Exception {
        try (EmbeddedDatabase files = new EmbeddedDatabase(Files.createTempDirectory(directory, "data"));
                Database database = new Database(files.url(), "SA", "", POOL)) {
            return work.on(database);
        }
    }

    private interface Work {
        double on(Database database) throws Exception;
    }
}
