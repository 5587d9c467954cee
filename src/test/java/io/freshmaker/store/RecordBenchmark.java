package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Learned;
import io.freshmaker.build.Brakes;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Change;
import io.freshmaker.inventory.Inventory;
import io.freshmaker.inventory.InventoryFill;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Prints how long the store takes for plans of many builds in eight levels with four prerequisites each, and what its
 * questions cost then.
 */
final class RecordBenchmark {

    private static final int LEVELS = 8;
    private static final int EDGES = 4;
    private static final int ROUNDS = 20;

    private final Database database;
    private final Inbox inbox;
    private final Events events;
    private final Budget budget;
    private final Builds builds;
    private final int size;

    private RecordBenchmark(Database database, int size) {
        var pauses = new PauseSwitch(false);
        var waiting = new Waiting(Set.of("mbs"), pauses);
        this.database = database;
        this.inbox = new Inbox(database, new Pause(Duration.ofMinutes(5)));
        this.events = new Events(
                database, inbox, new PlanWriter(waiting, Brakes.NONE), new Holds(waiting, Integer.MAX_VALUE));
        this.builds = new Builds(waiting);
        this.budget = new Budget(database, List.of(Pipeline.PACE), pauses, 5, new Turns(database, builds, waiting));
        this.size = size;
    }

    /** @param args the number of builds, 5000 by default; and a JDBC URL, an HSQLDB file by default */
    public static void main(String[] args) throws IOException {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
        Path directory = Files.createTempDirectory("record-benchmark");
        boolean embedded = args.length < 2;
        String url = embedded
                ? "jdbc:hsqldb:file:" + directory.resolve("db") + ";hsqldb.write_delay=false;hsqldb.tx=mvcc"
                        + ";hsqldb.lock_file=false;hsqldb.default_table_type=cached"
                : args[1];
        try (var database = new Database(url, embedded ? "sa" : null, embedded ? "" : null, 4)) {
            new RecordBenchmark(database, size).run();
        }
    }

    private void run() {
        record("cold", plan(100, "warm"));
        record("a plan of " + size + " builds", plan(size, "a"));
        record("the same builds again, all joined", plan(size, "a"));
        record("the same builds in another order, all joined", plan(size, "a", size / 2));
        record("another plan of " + size + " builds", plan(size, "b"));
        question(
                "what is due in the inbox",
                "select id from inbox where state = 0 and due_at <= current_timestamp"
                        + " and (leased_until is null or leased_until < current_timestamp) order by id limit 100");
        question(
                "what is to be sent",
                "select id from submissions where step in (0, 1)"
                        + " and due_at <= current_timestamp and (leased_until is null or leased_until < current_timestamp)"
                        + " order by id limit 50");
        time("begin up to the budget", () -> begin());
        times("begin with the budget full", () -> begin());
        times("end of a build", this::end);
        inventory();
    }

    private boolean begin() {
        budget.begin();
        return true;
    }

    private long end() {
        long build = database.read(handle -> handle.createQuery(
                        "select id from builds where state = 0 or (state = 4 and waiting_for = 0) order by state, id limit 1")
                .mapTo(Long.class)
                .one());
        long start = System.nanoTime();
        database.transact(handle -> {
            handle.execute("update builds set state = 0, planned_key = null where id = " + build);
            builds.done(handle, build, "nvr-1-1", "Built.");
            return build;
        });
        return System.nanoTime() - start;
    }

    private void record(String what, Part part) {
        String id = what + System.nanoTime();
        BusMessage message = Pipeline.message(id);
        inbox.accept(message);
        long row = database.read(handle -> handle.createQuery("select max(id) from inbox")
                .mapTo(Long.class)
                .one());
        time("claim", () -> inbox.claim(row));
        time("record " + what, () -> {
            events.record(new Answers(row, message, List.of(part)), 1);
            return true;
        });
    }

    private static Part plan(int size, String prefix) {
        return plan(size, prefix, 0);
    }

    private static Part plan(int size, String prefix, int shift) {
        Random random = new Random(size);
        var plan = new PlanOf();
        int width = Math.max(1, size / LEVELS);
        for (int i = 0; i < size; i++) {
            int below = i / width * width;
            List<String> needed = new ArrayList<>();
            for (int edge = 0; edge < EDGES && below > 0; edge++) {
                needed.add(prefix + (random.nextInt(below) + shift) % size);
            }
            plan.build(prefix + (i + shift) % size, needed.stream().distinct().toArray(String[]::new));
        }
        return plan.part();
    }

    private void inventory() {
        var fill = new InventoryFill(database, "mbs");
        Random random = new Random(1);
        Artifact changed = Artifact.rpm("httpd", "f27");
        List<Learned> learned = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Artifact> contains = new ArrayList<>();
            for (int rpm = 0; rpm < 20; rpm++) {
                contains.add(Artifact.rpm("rpm" + random.nextInt(20_000), "f27"));
            }
            if (i < size / LEVELS) {
                contains.add(changed);
            }
            List<Artifact> builtOn = new ArrayList<>();
            for (int edge = 0; edge < EDGES && i >= size / LEVELS; edge++) {
                builtOn.add(Pipeline.module("i" + random.nextInt(i)));
            }
            learned.add(new Learned(Pipeline.module("i" + i), "1", "i" + i + "-1", contains, builtOn));
        }
        for (int from = 0; from < size; from += 100) {
            List<Learned> page = learned.subList(from, Math.min(from + 100, size));
            Supplier<Object> one = () -> {
                fill.learned(fill.next(), page, (size + 99) / 100, List.of());
                return true;
            };
            if (from < 300) {
                time("learn a page of 100 modules with 20 rpms each", one);
            } else {
                one.get();
            }
        }
        var inventory = new Inventory(database, "mbs");
        Draft draft = Draft.of("spec-changed", Pipeline.message("m"))
                .withChanges("k", List.of(new Change("spec file changed", changed, "81e09b9", "jane")));
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            var found = inventory.dependants(draft).dependants();
            System.out.printf(
                    "%8.1f ms look-up of %d compounds with %d edges%n",
                    (System.nanoTime() - start) / 1e6,
                    found.compounds().size(),
                    found.edges().size());
        }
    }

    private void question(String what, String sql) {
        times(
                what,
                () -> database.read(
                        handle -> handle.createQuery(sql).mapTo(Long.class).list()));
    }

    private static void times(String what, Supplier<?> work) {
        for (int i = 0; i < ROUNDS; i++) {
            work.get();
        }
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            work.get();
        }
        System.out.printf("%8.2f ms each: %s%n", (System.nanoTime() - start) / 1e6 / ROUNDS, what);
    }

    private static void time(String what, Supplier<?> work) {
        long start = System.nanoTime();
        work.get();
        System.out.printf("%8.1f ms %s%n", (System.nanoTime() - start) / 1e6, what);
    }
}
