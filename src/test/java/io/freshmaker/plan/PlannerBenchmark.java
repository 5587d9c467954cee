package io.freshmaker.plan;

import com.sun.management.ThreadMXBean;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.policy.PolicyReader;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Prints how long judging and ordering take, warm, for modules with four edges each and some cycles, and for images in
 * eight levels: in time of the processor, which hardly depends on what else the machine does. The memory is all that is
 * allocated on the way, most of which is garbage at the end.
 */
final class PlannerBenchmark {

    /** As many candidates as it takes until the compiler is done with the code. */
    private static final int WARM_UP_CANDIDATES = 400_000;

    private static final String POLICY = """
            global:
              module: {allow: {name: .*}}
              image: {allow: {name: .*-container}, block: {any: [{branch: f1.}, {name: test.*}]}}
            """;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 21;
    private static final String FORM = "%-44s %14s %14s %7s  %-10s %s%n";
    private static final Map<String, Double> GOALS_MS =
            Map.of("10000 modules", 50.0, "5000 images", 30.0, "50000 images", 400.0);

    private final String what;
    private final UnaryOperator<Draft> steps;
    private double firstTime;
    private double firstMemory;

    private PlannerBenchmark(String what, UnaryOperator<Draft> steps) {
        this.what = what;
        this.steps = steps;
    }

    public static void main(String[] args) {
        var policy = new PolicyReader().read("policy.yaml", POLICY);
        Judge judge = new Judge(() -> policy);
        Planner planner = new Planner(Integer.MAX_VALUE);
        System.out.printf(FORM, "planning without a database", "CPU", "each", "ratio", "goal", "");
        var modules = new PlannerBenchmark("modules", draft -> planner.order(judge.judge(draft)));
        for (int size : new int[] {100, 1_000, 10_000}) {
            modules.measure(size, modules(size));
        }
        var images = new PlannerBenchmark(
                "images", draft -> planner.order(judge.judge(draft), "bump", Artifact.IMAGE, "between"));
        for (int size : new int[] {100, 1_000, 5_000, 50_000}) {
            images.measure(size, new ImageForest(size, "i").draft(null));
        }
    }

    /** The first size is what the others are compared with. */
    private void measure(int size, Draft draft) {
        double[] times = new double[ROUNDS];
        double[] bytes = new double[ROUNDS];
        for (int round = -Math.max(2, WARM_UP_CANDIDATES / size); round < ROUNDS; round++) {
            long memory = THREADS.getCurrentThreadAllocatedBytes();
            long start = THREADS.getCurrentThreadCpuTime();
            Draft planned = steps.apply(draft);
            long end = THREADS.getCurrentThreadCpuTime();
            if (planned.plan().builds().size() < size * 9 / 10) {
                throw new IllegalStateException("Most of it was not planned.");
            }
            if (round >= 0) {
                times[round] = end - start;
                bytes[round] = THREADS.getCurrentThreadAllocatedBytes() - memory;
            }
        }
        double time = median(times);
        double memory = median(bytes);
        firstTime = firstTime == 0 ? time / size : firstTime;
        firstMemory = firstMemory == 0 ? memory / size : firstMemory;
        Double goal = GOALS_MS.get(size + " " + what);
        print("judged and ordered", size, time / 1e6, "ms", time / size / 1e3, "us", time / size / firstTime, goal);
        print("memory for it", size, memory / 1e6, "MB", memory / size / 1e3, "kB", memory / size / firstMemory, null);
    }

    private void print(
            String done, int size, double all, String unit, double each, String eachUnit, double ratio, Double goal) {
        System.out.printf(
                FORM,
                size + " " + what + ": " + done,
                "%.2f %s".formatted(all, unit),
                "%.2f %s".formatted(each, eachUnit),
                "%.2f".formatted(ratio),
                goal == null ? "none" : "<= %.0f %s".formatted(goal, unit),
                goal == null ? "" : all <= goal ? "met" : "missed");
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static Draft modules(int nodes) {
        Random random = new Random(nodes);
        Artifact changed = Artifact.rpm("httpd", "f27");
        DraftOf draft = new DraftOf().changed(changed);
        for (int i = 0; i < nodes; i++) {
            draft.candidate("m" + i);
            if (i % 100 == 0) {
                draft.contains("m" + i, changed);
            }
            for (int edge = 0; edge < 4 && i > 0; edge++) {
                boolean backwards = random.nextInt(1000) == 0;
                draft.builtOn("m" + i, "m" + (backwards ? random.nextInt(nodes) : random.nextInt(i)));
            }
        }
        return draft.judged();
    }
}
