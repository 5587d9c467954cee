package io.freshmaker.benchmark;

import io.freshmaker.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How many pages a second the API answers to 8 clients in this process, and how late, on each database with 20,000 events
 * and, by turns with these, with 1,000. The baseline is a bare HTTP server with an answer of the same length in memory.
 */
final class PagesBenchmark {

    private static final int CLIENTS = 8;
    private static final int FEW = 1_000;
    private static final int MANY = 20_000;
    private static final int LATEST_MS = 50;
    private static final int TURNS = 8;
    private static final String FORM = "%-40s %9s %9s %7s %7s %7s %7s  %-12s %9s %7s%n";

    private final long millis;
    private final String only;

    private PagesBenchmark(long millis, String only) {
        this.millis = millis;
        this.only = only;
    }

    /** @param args milliseconds for each kind of page (2000), and a part of the names of those that are wanted (all) */
    public static void main(String[] args) throws Exception {
        var benchmark =
                new PagesBenchmark(args.length > 0 ? Long.parseLong(args[0]) : 2_000, args.length > 1 ? args[1] : "");
        Path directory = Files.createTempDirectory("freshmaker-pages");
        try (var databases = new Databases(directory)) {
            databases.each(
                    (name, opening) -> opening.with(few -> opening.with(many -> benchmark.run(name, few, many))));
        } finally {
            Benchmark.delete(directory);
        }
        System.exit(0);
    }

    private double run(String name, Database few, Database many) throws Exception {
        long begun = System.nanoTime();
        History.grow(few, 0, FEW);
        History.grow(many, 0, MANY);
        System.out.printf(
                Locale.ROOT,
                "%n%s with %,d events and %,d builds, and with %,d events, made in %.0f s; %d clients; a heap of %,d MB at"
                        + " most%n",
                name,
                MANY,
                MANY * History.BUILDS_EACH,
                FEW,
                (System.nanoTime() - begun) / 1e9,
                CLIENTS,
                Runtime.getRuntime().maxMemory() / 1_000_000);
        System.out.printf(
                FORM, "page", "a second", "bare HTTP", "ratio", "p99 ms", "CPU ms", "kB", "goal", "with few", "ratio");
        try (var small = new ServedPages(few);
                var large = new ServedPages(many)) {
            List<PageKind> kinds = PageKind.of(MANY);
            List<PageKind> ofFew = PageKind.of(FEW);
            for (int i = 0; i < kinds.size(); i++) {
                load(small, ofFew.get(i), millis / 8);
                load(large, kinds.get(i), millis / 8);
            }
            for (int i = 0; i < kinds.size(); i++) {
                if (kinds.get(i).name().contains(only)) {
                    measure(name, small, ofFew.get(i), large, kinds.get(i));
                }
            }
        }
        return 0;
    }

    /** By turns, so that neither what else the machine does nor what Java learns meanwhile counts for one of them alone. */
    private void measure(String name, ServedPages small, PageKind ofFew, ServedPages large, PageKind kind)
            throws Exception {
        load(large, kind, millis / 8);
        load(small, ofFew, millis / 8);
        Load few = load(small, ofFew, millis / TURNS);
        Load many = load(large, kind, millis / TURNS);
        for (int turn = 1; turn < TURNS; turn++) {
            if (turn % 2 == 0) {
                few = few.and(load(small, ofFew, millis / TURNS));
                many = many.and(load(large, kind, millis / TURNS));
            } else {
                many = many.and(load(large, kind, millis / TURNS));
                few = few.and(load(small, ofFew, millis / TURNS));
            }
        }
        double bare;
        try (var answers = new BareAnswers(many.bytes(), CLIENTS)) {
            Load.of(answers.port(), CLIENTS, millis / 8, 200, kind.path());
            bare = Load.of(answers.port(), CLIENTS, millis / 4, 200, kind.path())
                    .rate();
        }
        int goal = name.equals("HSQLDB") ? kind.goal() : kind.goal() / 2;
        boolean met = many.rate() >= goal && many.late() < LATEST_MS;
        System.out.printf(
                FORM,
                kind.name(),
                "%,.0f".formatted(many.rate()),
                "%,.0f".formatted(bare),
                "%.2f".formatted(many.rate() / bare),
                "%.1f".formatted(many.late()),
                "%.2f".formatted(many.cpu()),
                "%.1f".formatted(many.bytes() / 1e3),
                goal == 0 ? "" : "%,d %s".formatted(goal, met ? "met" : "missed"),
                "%,.0f".formatted(few.rate()),
                "%.2f".formatted(many.rate() / few.rate()));
    }

    private static Load load(ServedPages served, PageKind kind, long millis) throws Exception {
        return Load.of(served.port(), CLIENTS, millis, kind.status(), kind.path());
    }
}
