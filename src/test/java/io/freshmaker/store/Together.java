package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;

/** Lets several threads get in each other's way. */
public final class Together {

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

    /** Keeps the transaction of the first work open until the second is seen to wait for it, then lets both end. */
    public static void overlap(Database database, Consumer<Handle> first, Runnable second) {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        var holding = CompletableFuture.runAsync(() -> database.transact(handle -> {
            first.accept(handle);
            written.countDown();
            return await(go);
        }));
        try {
            assertThat(await(written)).as("the first has written").isTrue();
            var waiting = CompletableFuture.runAsync(second);
            Awaitility.await()
                    .during(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> !waiting.isDone());
            go.countDown();
            CompletableFuture.allOf(holding, waiting)
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        } finally {
            go.countDown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
