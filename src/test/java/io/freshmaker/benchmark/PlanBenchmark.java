package io.freshmaker.benchmark;

import io.freshmaker.build.Brakes;
import io.freshmaker.plan.Received;
import io.freshmaker.service.ContentTypes;
import io.freshmaker.store.Database;
import io.freshmaker.store.Events;
import io.freshmaker.store.Holds;
import io.freshmaker.store.Inbox;
import io.freshmaker.store.Pause;
import io.freshmaker.store.PauseSwitch;
import io.freshmaker.store.PlanWriter;
import io.freshmaker.store.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How many messages of the inbox become stored plans in a second: claimed, asked of the shipped content types with
 * inventory and policy, and recorded, one after the other as the plan route does. The baseline inserts the same rows
 * with bare JDBC.
 */
final class PlanBenchmark {

    /** Builds that are planned before anything counts, until the compiler is done with most of the code. */
    private static final int WARM_UP_BUILDS = 1_000;

    private final Path directory;

    PlanBenchmark(Path directory) {
        this.directory = directory;
    }

    void run() throws Exception {
        try (Databases databases = new Databases(directory)) {
            databases.each((name, database) -> {
                measure(name, database, 1, 100);
                measure(name, database, 10, 50);
                measure(name, database, 100, 12);
            });
        }
    }

    private static void measure(String name, Databases.Opening database, int builds, int messages) throws Exception {
        int warmUps = WARM_UP_BUILDS / builds;
        var groves = new Groves(warmUps + messages * Race.ROUNDS, builds);
        database.with(open -> {
            groves.fill(open);
            try (var contentTypes = new ContentTypes(open)) {
                var ours = new Course(open, contentTypes, messages);
                ours.plan(warmUps);
                Line.rate("plans of " + builds + " to " + name, Race.between(ours::run, () -> {
                    var rows = new BareRows(open, ours.events());
                    return database.with(rows::run);
                }));
            }
            return 0;
        });
    }

    /** Round by round through the groups, each time with messages that were not there before. */
    private static final class Course {

        private final Database database;
        private final ContentTypes contentTypes;
        private final Inbox inbox;
        private final Events events;
        private final int messages;
        private int next;

        Course(Database database, ContentTypes contentTypes, int messages) {
            this.database = database;
            this.contentTypes = contentTypes;
            this.messages = messages;
            inbox = new Inbox(database, new Pause(Duration.ofMinutes(5)));
            var waiting = new Waiting(Set.of("mbs"), new PauseSwitch(false));
            var brakes = new Brakes(Duration.ofSeconds(2), 500, 5, false);
            events = new Events(
                    database, inbox, new PlanWriter(waiting, brakes), new Holds(waiting, brakes.approvalAbove()));
        }

        double run() {
            return plan(messages);
        }

        double plan(int messages) {
            for (int i = 0; i < messages; i++) {
                inbox.accept(Groves.message(next++));
            }
            long start = System.nanoTime();
            for (long id : numbers("select id from inbox where state = 0 order by id")) {
                Received received = inbox.claim(id);
                events.record(contentTypes.ask(received), received.tries());
            }
            return messages / ((System.nanoTime() - start) / 1e9);
        }

        /** Those of the last round. */
        List<Long> events() {
            return numbers("select id from events where state = 1 order by id desc limit " + messages);
        }

        private List<Long> numbers(String sql) {
            return database.read(
                    handle -> handle.createQuery(sql).mapTo(Long.class).list());
        }
    }
}
