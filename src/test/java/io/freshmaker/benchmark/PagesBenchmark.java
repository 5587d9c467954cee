package io.freshmaker.benchmark;

import io.freshmaker.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How many pages a second the API answers to 8 clients in this process, and how late, on each database with 1,000 events
 * and with 20,000. The baseline is a bare HTTP server with an answer of the same length in memory. Each
 * kind is first asked for twice for a quarter of its time, which warms up and counts.
 */
final class PagesBenchmark {

    private static final int CLIENTS = 8;
    private static final int FEW = 1_000;
    private static final int MANY = 20_000;
    private static final int LATEST_MS = 50;
    private static final String FORM = "%-36s %9s %9s %7s %7s %7s %7s  %-9s %s%n";

    private final long millis;
    private final String only;
    private final Map<String, Double> withFew = new HashMap<>();

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
            databases.each((name, opening) -> opening.with(database -> benchmark.run(name, database)));
        } finally {
            Benchmark.delete(directory);
        }
        System.exit(0);
    }

    private double run(String name, Database database) throws Exception {
        withFew.clear();
        grow(name, database, 0, FEW);
        return grow(name, database, FEW, MANY);
    }

    private double grow(String name, Database database, int from, int to) throws Exception {
        long begun = System.nanoTime();
        History.grow(database, from, to);
        System.out.printf(
                Locale.ROOT,
                "%n%s with %,d events and %,d builds, made in %.0f s; %d clients; a heap of %,d MB at most%n",
                name,
                to,
                to * History.BUILDS_EACH,
                (System.nanoTime() - begun) / 1e9,
                CLIENTS,
                Runtime.getRuntime().maxMemory() / 1_000_000);
        System.out.printf(
                FORM, "page", "a second", "bare HTTP", "ratio", "p99 ms", "CPU ms", "kB", "goal", "few events");
        try (var served = new ServedPages(database)) {
            for (PageKind kind : PageKind.of(to)) {
                Load.of(served.port(), CLIENTS, millis / 4, kind.status(), kind.path());
            }
            for (PageKind kind : PageKind.of(to)) {
                if (kind.name().contains(only)) {
                    measure(served.port(), kind, name.equals("HSQLDB") ? kind.goal() : kind.goal() / 2);
                }
            }
        }
        return 0;
    }

    private void measure(int port, PageKind kind, int goal) throws Exception {
        Load.of(port, CLIENTS, millis / 4, kind.status(), kind.path());
        Load load = Load.of(port, CLIENTS, millis, kind.status(), kind.path());
        double bare;
        try (var answers = new BareAnswers(load.bytes(), CLIENTS)) {
            Load.of(answers.port(), CLIENTS, millis / 8, 200, kind.path());
            bare = Load.of(answers.port(), CLIENTS, millis / 4, 200, kind.path())
                    .rate();
        }
        boolean met = load.rate() >= goal && load.late() < LATEST_MS;
        Double few = withFew.putIfAbsent(kind.name(), load.rate());
        System.out.printf(
                FORM,
                kind.name(),
                "%,.0f".formatted(load.rate()),
                "%,.0f".formatted(bare),
                "%.2f".formatted(load.rate() / bare),
                "%.1f".formatted(load.late()),
                "%.2f".formatted(load.cpu()),
                "%.1f".formatted(load.bytes() / 1e3),
                goal == 0 ? "" : "%,d %s".formatted(goal, met ? "met" : "missed"),
                few == null ? "" : "x %.2f".formatted(load.rate() / few));
    }
}
