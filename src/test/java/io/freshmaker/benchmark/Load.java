package io.freshmaker.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What clients get that each ask for the next page as soon as they have one.
 *
 * @param seconds that they asked
 * @param times of all answers in nanoseconds, in their order
 * @param used processor time in milliseconds, the clients' included, a database server's not
 * @param bytes of the last body
 */
record Load(double seconds, List<Long> times, double used, int bytes) {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** @param paths gives the path of each request by its number, from 0 */
    static Load of(int port, int clients, long millis, int status, LongFunction<String> paths) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<long[]>> running = new ArrayList<>();
            var bytes = new int[1];
            long cpu = PROCESS.getProcessCpuTime();
            long start = System.nanoTime();
            long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
            for (int i = 0; i < clients; i++) {
                int client = i;
                running.add(threads.submit(() -> ask(
                        port,
                        end,
                        status,
                        number -> {
                            return paths.apply(number * clients + client);
                        },
                        bytes)));
            }
            List<long[]> times = new ArrayList<>();
            for (Future<long[]> each : running) {
                times.add(each.get());
            }
            double took = (System.nanoTime() - start) / 1e9;
            double used = (PROCESS.getProcessCpuTime() - cpu) / 1e6;
            return new Load(
                    took,
                    times.stream()
                            .flatMapToLong(LongStream::of)
                            .sorted()
                            .boxed()
                            .toList(),
                    used,
                    bytes[0]);
        } finally {
            threads.shutdown();
        }
    }

    /** Both together, one after the other. */
    Load and(Load other) {
        return new Load(
                seconds + other.seconds,
                Stream.concat(times.stream(), other.times.stream()).sorted().toList(),
                used + other.used,
                bytes);
    }

    /** Answers a second. */
    double rate() {
        return times.size() / seconds;
    }

    /** The 99th of a hundred answers, in milliseconds. */
    double late() {
        return times.get((times.size() * 99 - 1) / 100) / 1e6;
    }

    /** Processor time of an answer in milliseconds. */
    double cpu() {
        return used / times.size();
    }

    private static long[] ask(int port, long end, int status, LongFunction<String> paths, int[] bytes)
            throws Exception {
        long[] times = new long[1_000];
        int count = 0;
        try (var client = new PageClient(port)) {
            for (long now = System.nanoTime(); now < end || count == 0; count++) {
                bytes[0] = client.get(paths.apply(count), status);
                long then = System.nanoTime();
                if (count == times.length) {
                    times = Arrays.copyOf(times, 2 * count);
                }
                times[count] = then - now;
                now = then;
            }
        }
        return Arrays.copyOf(times, count);
    }
}
