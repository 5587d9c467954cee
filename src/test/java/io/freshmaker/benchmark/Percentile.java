package io.freshmaker.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * How long something takes when it is done again and again, in milliseconds.
 *
 * @param half the middle
 * @param most the 99th of a hundred
 * @param cpu the same of this thread's own processor time, which other work on the machine leaves alone
 */
record Percentile(double half, double most, double cpu) {

    /** Times both in turn, so that they meet the same weather, and prints a line; the goal is in milliseconds. */
    static void race(String what, int times, double goal, Callable<List<?>> figure, Callable<List<?>> baseline)
            throws Exception {
        var first = new Times(times);
        var second = new Times(times);
        for (int i = -times / 4; i < times; i++) {
            first.take(i, figure);
            second.take(i, baseline);
        }
        Percentile found = first.percentile();
        Percentile bare = second.percentile();
        Line.limit(what + ", p99", new Race(found.most(), bare.most()), "ms", goal);
        System.out.printf(
                "  median %.1f ms, that of the baseline %.1f ms; p99 of this thread's processor time %.1f ms%n",
                found.half(), bare.half(), found.cpu());
    }

    /** Prints the time that something without a goal takes. */
    static void told(String what, int times, Callable<List<?>> figure) throws Exception {
        var all = new Times(times);
        for (int i = -times / 4; i < times; i++) {
            all.take(i, figure);
        }
        Percentile found = all.percentile();
        System.out.printf("  %s: median %.0f ms, p99 %.0f ms%n", what, found.half(), found.most());
    }

    /** The times that were taken so far; those with a negative number only warm up. */
    private static final class Times {

        private final double[] all;
        private final double[] cpu;
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

        Times(int times) {
            all = new double[times];
            cpu = new double[times];
        }

        void take(int number, Callable<List<?>> work) throws Exception {
            long used = threads.getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            if (work.call().isEmpty()) {
                throw new IllegalStateException("There was nothing to find.");
            }
            if (number >= 0) {
                all[number] = (System.nanoTime() - begun) / 1e6;
                cpu[number] = (threads.getCurrentThreadCpuTime() - used) / 1e6;
            }
        }

        Percentile percentile() {
            Arrays.sort(all);
            Arrays.sort(cpu);
            int last = (all.length * 99 - 1) / 100;
            return new Percentile(all[all.length / 2], all[last], cpu[last]);
        }
    }
}
