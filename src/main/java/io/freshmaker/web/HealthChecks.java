package io.freshmaker.web;

import io.freshmaker.store.Outage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the checks at the same time, each in a thread of its own. A check that hangs is reported down and not started
 * again while it hangs. Thread-safe.
 */
public final class HealthChecks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

    /** As Java puts it in front of what a cause says. */
    private static final Pattern NAME_OF_CLASS = Pattern.compile("\\b(?:[a-z]\\w*\\.)+[A-Z][\\w$]*:? ?");

    private final List<HealthCheck> checks;
    private final long patienceMillis;
    private final Map<String, CompletableFuture<Health>> running = new HashMap<>();
    private final ExecutorService threads;

    /** @param patienceMillis how long a check may take */
    public HealthChecks(List<HealthCheck> checks, long patienceMillis) {
        this.checks = List.copyOf(checks);
        this.patienceMillis = patienceMillis;
        this.threads = Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "health");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** As many threads as it takes, whatever else is going on. */
    Executor threads() {
        return threads;
    }

    /** The result of each check by name, in their order; the future never fails. */
    CompletableFuture<Map<String, Health>> run() {
        Map<String, CompletableFuture<Health>> started = new LinkedHashMap<>();
        checks.forEach(check -> started.put(check.name(), start(check)));
        return CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new))
                .thenApply(all -> results(started));
    }

    private static Map<String, Health> results(Map<String, CompletableFuture<Health>> finished) {
        Map<String, Health> results = new LinkedHashMap<>();
        finished.forEach((name, health) -> results.put(name, health.join()));
        return results;
    }

    private CompletableFuture<Health> start(HealthCheck check) {
        return running(check)
                .handle((health, failure) -> health(check.name(), health, failure))
                .completeOnTimeout(
                        Health.down("The check has not answered within " + patienceMillis + " ms."),
                        patienceMillis,
                        TimeUnit.MILLISECONDS);
    }

    private static Health health(String name, Health health, Throwable failure) {
        if (failure != null) {
            return Health.down("It could not be asked for: " + why(name, failure));
        }
        return health == null ? Health.down("The check gave no answer.") : health;
    }

    /** A database that is away is told once in the log by others; all else should not have come to pass. */
    private static String why(String name, Throwable failure) {
        if (Outage.caused(failure)) {
            return "the database is away (" + Outage.words(failure).replaceFirst("\\.$", "") + ").";
        }
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.warn("health: {} could not be asked for", name, cause);
        String words = cause.getMessage() == null
                ? ""
                : NAME_OF_CLASS.matcher(Outage.words(cause)).replaceAll("").strip();
        return words.isEmpty() ? "the log says why." : words.replaceFirst("\\.?$", ".");
    }

    private synchronized CompletableFuture<Health> running(HealthCheck check) {
        CompletableFuture<Health> last = running.get(check.name());
        if (last == null || last.isDone()) {
            last = CompletableFuture.supplyAsync(check.check(), threads);
            running.put(check.name(), last);
        }
        return last;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
