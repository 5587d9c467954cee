package io.freshmaker.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs the checks at the same time, each in a thread of its own. A check that hangs is reported down and not started
 * again while it hangs. Thread-safe.
 */
public final class HealthChecks implements AutoCloseable {

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
                .handle(HealthChecks::health)
                .completeOnTimeout(
                        Health.down("The check has not answered within " + patienceMillis + " ms."),
                        patienceMillis,
                        TimeUnit.MILLISECONDS);
    }

    private static Health health(Health health, Throwable failure) {
        if (failure != null) {
            return Health.down("The check failed: " + (failure.getCause() == null ? failure : failure.getCause()));
        }
        return health == null ? Health.down("The check gave no answer.") : health;
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
