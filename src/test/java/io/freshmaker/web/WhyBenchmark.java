package io.freshmaker.web;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.ArtifactHistory;
import io.freshmaker.store.ArtifactRange;
import io.freshmaker.store.Database;
import io.freshmaker.store.DecisionPages;
import io.freshmaker.store.Engine;
import io.freshmaker.store.EventsAbout;
import io.freshmaker.store.PostgresServer;
import io.freshmaker.store.Selection;
import io.freshmaker.store.TestDatabase;
import io.freshmaker.why.Subject;
import io.freshmaker.why.Why;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures how long the answers to why-questions take, with 20,000 events, 400,000 builds and a million decisions, one
 * after the other. One image is in every event, the others in 100 each; one event has 50,000 decisions. Arguments:
 * {@code hsqldb} (a file) or {@code postgresql}, and the number of events.
 */
final class WhyBenchmark {

    private static final int RUNS = 200;

    private WhyBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int events = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20_000;
        if (arguments.length > 0 && arguments[0].equals("postgresql")) {
            try (var server = PostgresServer.fast();
                    var tables = new TestDatabase(Engine.server(server.url()))) {
                fill(tables.database(), "generate_series(1, %d)", events);
                tables.database().read(handle -> handle.execute("analyze"));
                measure(tables.database(), events);
            }
        } else {
            Path directory = Files.createTempDirectory("why");
            String url =
                    "jdbc:hsqldb:file:" + directory.resolve("db") + ";hsqldb.tx=mvcc;hsqldb.default_table_type=cached";
            try (var database = new Database(url, "sa", "", 4)) {
                fill(database, "unnest(sequence_array(1, %d, 1))", events);
                measure(database, events);
            }
        }
        System.exit(0);
    }

    private static void fill(Database database, String series, int events) {
        execute(
                database,
                series,
                events,
                "insert into events (id, message_id, search_key, event_type_id, state, state_reason, time_created)"
                        + " select n, 'message-' || n, 'FEDORA-2018-' || n, 5, 2, 'All rebuilt.',"
                        + " timestamp '2018-04-10 10:00:00' + @");
        execute(
                database,
                series,
                events * 20,
                "insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, rebuild_reason,"
                        + " batch, waiting_for, time_submitted, time_completed) select n, (n - 1) / 20 + 1, 1, 'image',"
                        + " case when mod(n, 20) = 0 then 'base' else 'image-' || mod(n, 4000) end, 'f27', 'koji', 1,"
                        + " 'directly_affected', 0, 0,"
                        + " timestamp '2018-04-10 10:01:00' + @,"
                        + " timestamp '2018-04-10 10:31:00' + @");
        execute(
                database,
                series,
                events * 20,
                "insert into build_causes (build_id, event_id, content_type, constituent_type, constituent_name,"
                        + " constituent_stream, reason, revision) select n, (n - 1) / 20 + 1, 'update-shipped', 'rpm',"
                        + " 'package-' || mod((n - 1) / 20, 500), 'f27', 'shipped', 'package-' || ((n - 1) / 20 + 1) || '-1.fc27'");
        execute(
                database,
                series,
                events,
                "insert into event_changes (event_id, content_type, type, name, stream, revision, what) select n,"
                        + " 'update-shipped', 'rpm', 'package-' || mod(n - 1, 500), 'f27', 'package-1-' || n || '.fc27',"
                        + " 'shipped'");
        execute(
                database,
                series,
                events * 50,
                "insert into decisions (event_id, content_type, artifact_type, name, stream, rebuild, rule, reason,"
                        + " build_id) select case when mod(n, 20) = 1 then 77 else (n - 1) / 50 + 1 end, 'update-shipped',"
                        + " 'image', case when mod(n, 50) = 0 then 'base' else 'image-' || mod(n, 4000) end, 'f27',"
                        + " case when mod(n, 5) < 2 then true else false end, 'policy.yaml line 4', 'rebuilt: shipped in an update, holds an older one',"
                        + " case when mod(n, 5) < 2 then (n - 1) / 50 * 20 + mod(n, 20) + 1 end");
    }

    private static void execute(Database database, String series, int rows, String insert) {
        long start = System.nanoTime();
        database.read(handle ->
                handle.execute(insert.replace("@", series.startsWith("unnest") ? "n second" : "n * interval '1 second'")
                        + " from " + series.formatted(rows) + " as s (n)"));
        System.out.printf("%,d rows in %.1f s%n", rows, (System.nanoTime() - start) / 1e9);
    }

    private static void measure(Database database, int events) {
        var history = new ArtifactHistory(database);
        var decisions = new DecisionPages(database);
        var about = new EventsAbout(database);
        var why = new Why(database);
        run("history of an image", n -> history.page(range("image-" + (1 + n % 18)), 0, 10));
        run("history of an image, page 10", n -> history.page(range("image-" + (1 + n % 18)), 90, 10));
        run("history of the image in all events", n -> history.page(range("base"), 0, 10));
        run("history of the image in all events, page 3,000", n -> history.page(range("base"), 30_000, 10));
        run("history of an rpm", n -> history.page(List.of(new ArtifactRange("rpm", "package-" + n, null)), 0, 10));
        Selection first = new Selection(Map.of(), DecisionPages.FIELDS.get(0), false, 0, 10);
        run("decisions of an event", n -> decisions.page(100 + n, first));
        run("decisions of the large event", n -> decisions.page(77, first));
        run(
                "decisions of the large event, page 4,000",
                n -> decisions.page(77, new Selection(Map.of(), DecisionPages.FIELDS.get(0), false, 40_000, 10)));
        run("decided by an event", n -> about.decided(Artifact.image("base", "f27"), List.of(events - (long) n)));
        run("why by an update", n -> why.ask("image:base:f27", Subject.update("FEDORA-2018-" + (n + 100))));
        run("why by an NVR", n -> why.ask("image:base:f27", Subject.rpm("package-1-" + (n + 100) + ".fc27")));
        run("why by the name of an rpm", n -> why.ask("image:base:f27", Subject.rpm("package-" + (n + 100))));
        run("why of an unknown update", n -> why.ask("image:base:f27", Subject.update("FEDORA-1999-" + n)));
    }

    private static List<ArtifactRange> range(String name) {
        return List.of(new ArtifactRange("image", name, "f27"));
    }

    private static void run(String what, Consumer<Integer> work) {
        long[] took = new long[RUNS];
        for (int n = 0; n < RUNS; n++) {
            long start = System.nanoTime();
            work.accept(n);
            took[n] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        System.out.printf(
                "%-45s median %7.2f ms, 99 of 100 within %7.2f ms%n",
                what, took[RUNS / 2] / 1e6, took[RUNS * 99 / 100] / 1e6);
    }
}
