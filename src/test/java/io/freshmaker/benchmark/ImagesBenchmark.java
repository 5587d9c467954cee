package io.freshmaker.benchmark;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.inventory.Holding;
import io.freshmaker.inventory.ImageBuilds;
import io.freshmaker.inventory.ImageHoldings;
import io.freshmaker.inventory.ImageLearning;
import io.freshmaker.store.Database;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Loads image streams with their rpms, and asks which of them ever held an rpm that is in all of them, and one that is
 * in every hundredth. The baseline of loading inserts a bare row with an index for each stream and rpm, which is what
 * the store does without; that of look-ups reads as many such rows.
 */
final class ImagesBenchmark {

    private static final int STREAMS = Integer.getInteger("freshmaker.bench.images", 50_000);
    private static final int NAMES = 300;
    private static final int PAGE = 1_000;
    private static final int KEPT = 3;
    /** So many streams are loaded as bare rows; more would take longer than all the rest. */
    private static final int BARE = 1_000;

    private static final int REBUILDS = 200;

    private final Path directory;
    private final Fleet fleet = new Fleet(STREAMS, NAMES);

    ImagesBenchmark(Path directory) {
        this.directory = directory;
    }

    void run() throws Exception {
        try (Databases databases = new Databases(directory)) {
            databases.each((name, database) -> {
                double bare = database.with(this::bareRows);
                database.with(open -> measure(name, open, bare));
            });
        }
    }

    /** Streams a second. */
    private double bareRows(Database database) {
        BarePostings.create(database);
        long begun = System.nanoTime();
        for (int from = 0; from < BARE; from += PAGE / 10) {
            BarePostings.insert(database, fleet.page(from, PAGE / 10), from);
        }
        return BARE / seconds(begun);
    }

    private double measure(String name, Database database, double bare) throws Exception {
        var learning = new ImageLearning(database, KEPT);
        long cpu = cpu();
        long begun = System.nanoTime();
        for (int from = 0; from < STREAMS; from += PAGE) {
            learning.learn(fleet.page(from, PAGE), "koji");
        }
        Line.rate("image streams loaded into " + name, new Race(STREAMS / seconds(begun), bare));
        System.out.printf(
                "  %,d streams of %d rpms, %.0f s of processor time; the database has %,d MB%n",
                STREAMS, NAMES, (cpu() - cpu) / 1e9, size(database, directory));
        begun = System.nanoTime();
        for (int i = 0; i < REBUILDS; i++) {
            learning.learn(List.of(fleet.build(i * (STREAMS / REBUILDS), 2)), "koji");
        }
        System.out.printf("  single newer builds learned: %,.0f/s%n", REBUILDS / seconds(begun));
        lookUps(name, database);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "  heap in use %,d MB, of at most %,d MB%n",
                runtime.totalMemory() - runtime.freeMemory() >> 20, runtime.maxMemory() >> 20);
        return 0;
    }

    private void lookUps(String name, Database database) throws Exception {
        BarePostings.create(database);
        BarePostings.hits(database, 0, STREAMS / 100);
        BarePostings.hits(database, 1, STREAMS);
        var holdings = new ImageHoldings(database);
        var builds = new ImageBuilds(database);
        Percentile.race(
                "images that held an rpm, " + STREAMS / 100 + ", " + name,
                400,
                15,
                () -> holdings.of(List.of(Fleet.RARE)),
                () -> BarePostings.read(database, 0));
        Percentile.race(
                "images that held an rpm, " + STREAMS + ", " + name,
                100,
                400,
                () -> holdings.of(List.of(Fleet.COMMON)),
                () -> BarePostings.read(database, 1));
        List<Artifact> all =
                holdings.of(List.of(Fleet.COMMON)).stream().map(Holding::image).toList();
        List<Artifact> some = all.subList(0, all.size() / 10);
        Percentile.told("parents of " + some.size(), 20, () -> builds.ancestors(some));
        Percentile.told("parents of " + all.size(), 10, () -> builds.ancestors(all));
        Percentile.told(
                "newest builds of " + some.size(),
                20,
                () -> new ArrayList<>(builds.newest(some).values()));
    }

    private static long size(Database database, Path directory) throws Exception {
        if (database.read(Database::isPostgres)) {
            return database.read((Handle handle) ->
                            handle.createQuery("""
                            select sum(pg_total_relation_size(c.oid)) from pg_class c
                            where c.relkind = 'r' and c.relnamespace = cast(current_schema() as regnamespace)
                            """).mapTo(Long.class).one())
                    >> 20;
        }
        database.write(handle -> handle.execute("checkpoint"));
        return Benchmark.size(directory) >> 20;
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
