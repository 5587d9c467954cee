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

/**
 * What clients get that each ask for the next page as soon as they have one.
 *
 * @param rate answers a second
 * @param late the 99th of a hundred, in milliseconds
 * @param cpu processor time of an answer in milliseconds, the client's included, a database server's not
 * @param bytes of the last body
 */
record Load(double rate, double late, double cpu, int bytes) {

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
            long[] all = times.stream().flatMapToLong(LongStream::of).sorted().toArray();
            return new Load(all.length / took, all[(all.length * 99 - 1) / 100] / 1e6, used / all.length, bytes[0]);
        } finally {
            threads.shutdown();
        }
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
