package io.freshmaker.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;

/** Lets several threads begin the same work at one moment. */
final class Together {

    private Together() {}

    /** What each of them got, nulls included. */
    static <T> List<T> call(int threads, IntFunction<T> work) {
        var start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int turn = i;
                running.add(pool.submit((Callable<T>) () -> {
                    start.await(10, TimeUnit.SECONDS);
                    return work.apply(turn);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get(30, TimeUnit.SECONDS));
            }
            return results;
        } catch (Exception e) {
            throw new AssertionError("A thread failed: " + e, e);
        } finally {
            pool.shutdownNow();
        }
    }

    static void run(Runnable... works) {
        call(works.length, turn -> {
            works[turn].run();
            return turn;
        });
    }

    /** Waits until another thread counts down. */
    static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asserts that work which another transaction holds up does not come to its end. */
    static void staysBusy(CompletableFuture<Void> work) {
        Awaitility.await()
                .during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(5))
                .until(() -> !work.isDone());
    }
}
