package io.freshmaker.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Measures what the service promises about its speed and size, each figure beside a baseline of the same run. */
final class Benchmark {

    private static final List<String> PARTS = List.of("intake", "start", "pages", "plan", "images");

    private Benchmark() {}

    /** @param args the parts to measure; all when there are none */
    public static void main(String[] args) throws Exception {
        List<String> parts = args.length == 0 ? PARTS : List.of(args);
        if (!PARTS.containsAll(parts)) {
            throw new IllegalArgumentException("There are only these parts: " + String.join(", ", PARTS) + ".");
        }
        System.out.printf(
                "%d cores, Java %s (%s), %s %s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
        Line.heading();
        Path directory = Files.createTempDirectory("freshmaker-bench");
        try {
            for (String part : parts) {
                measure(part, Files.createDirectories(directory.resolve(part)));
            }
        } finally {
            delete(directory);
        }
    }

    private static void measure(String part, Path directory) throws Exception {
        switch (part) {
            case "intake" -> {
                NoiseBenchmark.run(directory.resolve("noise"));
                new InboxBenchmark(Files.createDirectories(directory.resolve("inbox"))).run();
            }
            case "start" -> new StartBenchmark(directory).run();
            case "pages" -> new JavaProgram(part, "io.freshmaker.benchmark.PagesBenchmark", "4g").run();
            case "images" -> new ImagesBenchmark(directory).run();
            default -> {
                new JavaProgram(part, "io.freshmaker.plan.PlannerBenchmark", "1g").run();
                new PlanBenchmark(directory).run();
                new ImagePlanBenchmark(directory).run();
            }
        }
    }

    /** The bytes of all files in a directory. */
    static long size(Path directory) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }

    /** Removes a directory with all that is in it. */
    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
