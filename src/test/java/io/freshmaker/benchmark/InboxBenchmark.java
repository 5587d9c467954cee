package io.freshmaker.benchmark;

import io.freshmaker.store.Inbox;
import io.freshmaker.store.Pause;
import java.nio.file.Path;
import java.time.Duration;

/** How fast wanted messages become committed rows of the inbox, against the same rows inserted with bare JDBC. */
final class InboxBenchmark {

    private static final int MESSAGES = 4_000;

    private final Path directory;

    InboxBenchmark(Path directory) {
        this.directory = directory;
    }

    void run() throws Exception {
        try (Bus bus = new Bus(directory);
                Databases databases = new Databases(directory)) {
            databases.each((name, database) -> {
                for (int consumers : new int[] {1, 4}) {
                    measure(bus, name, database, consumers);
                }
            });
        }
    }

    private static void measure(Bus bus, String name, Databases.Opening database, int consumers) throws Exception {
        var course = new Course(bus, Letter.SPEC, MESSAGES);
        var ours = new OurIntake(bus, consumers);
        var bare = new BareInserts(consumers, MESSAGES);
        Line.rate(
                "to the inbox, " + name + ", consumers: " + consumers,
                Race.between(
                        () -> database.with(
                                open -> ours.run(course, new Inbox(open, new Pause(Duration.ofMinutes(5))), "stored")),
                        () -> database.with(open -> bare.run(open.dataSource()))));
    }
}
