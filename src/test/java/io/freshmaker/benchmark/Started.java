package io.freshmaker.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one start of a server took.
 *
 * @param seconds from the start of the process to its first answer with status 200
 * @param mebibytes of resident memory three seconds later; not a number where there is no {@code /proc}
 */
record Started(double seconds, double mebibytes) {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration SETTLED = Duration.ofSeconds(3);
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    /**
     * Starts the server, measures, and stops it in an orderly way.
     *
     * @param log gets what it prints
     * @throws IllegalStateException when it does not answer, with the end of the log
     */
    static Started measure(List<String> command, Map<String, String> settings, URI page, Path log) throws Exception {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("FRESHMAKER_"));
        builder.environment().putAll(settings);
        long start = System.nanoTime();
        Process process = builder.start();
        try {
            HttpClient client = HttpClient.newHttpClient();
            while (!answers(client, page)) {
                if (!process.isAlive() || System.nanoTime() - start > LONGEST.toNanos()) {
                    throw new IllegalStateException(
                            "No answer from " + page + " of: " + String.join(" ", command) + "\n" + end(log));
                }
                LockSupport.parkNanos(5_000_000);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            LockSupport.parkNanos(SETTLED.toNanos());
            return new Started(seconds, resident(process.pid()));
        } finally {
            process.destroy();
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static boolean answers(HttpClient client, URI page) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static double resident(long process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        Matcher found = RESIDENT.matcher(Files.readString(status));
        return found.find() ? Long.parseLong(found.group(1)) / 1024.0 : Double.NaN;
    }

    private static String end(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }
}
