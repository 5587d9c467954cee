package io.freshmaker.benchmark;

import java.lang.management.ManagementFactory;
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

    /** Times what both give, in turn, and prints a line; the goal is in milliseconds. */
    static void race(String what, int times, double goal, Callable<List<?>> figure, Callable<List<?>> baseline)
            throws Exception {
        Percentile first = of(times, figure);
        Percentile second = of(times, baseline);
        Line.limit(what + ", p99", new Race(first.most(), second.most()), "ms", goal);
        System.out.printf(
                "  median %.1f ms, that of the baseline %.1f ms; p99 of this thread's processor time %.1f ms%n",
                first.half(), second.half(), first.cpu());
    }

    /** Prints the time that something without a goal takes. */
    static void told(String what, int times, Callable<List<?>> figure) throws Exception {
        Percentile all = of(times, figure);
        System.out.printf("  %s: median %.0f ms, p99 %.0f ms%n", what, all.half(), all.most());
    }

    private static Percentile of(int times, Callable<List<?>> work) throws Exception {
        double[] all = new double[times];
        double[] cpu = new double[times];
        var threads = ManagementFactory.getThreadMXBean();
        for (int i = -times / 4; i < times; i++) {
            long used = threads.getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            if (work.call().isEmpty()) {
                throw new IllegalStateException("There was nothing to find.");
            }
            if (i >= 0) {
                all[i] = (System.nanoTime() - begun) / 1e6;
                cpu[i] = (threads.getCurrentThreadCpuTime() - used) / 1e6;
            }
        }
        Arrays.sort(all);
        Arrays.sort(cpu);
        int last = (times * 99 - 1) / 100;
        return new Percentile(all[times / 2], all[last], cpu[last]);
    }
}
