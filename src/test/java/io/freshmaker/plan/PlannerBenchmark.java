package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.policy.PolicyReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * Prints how long judging and ordering take, warm, for graphs with four edges a node and some cycles: in time of the
 * processor, which hardly depends on what else the machine does.
 */
final class PlannerBenchmark {

    /** As many candidates as it takes until the compiler is done with the code. */
    private static final int WARM_UP_CANDIDATES = 400_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 21;
    private static final String FORM = "%-44s %14s %14s %7s  %-10s %s%n";
    private static final double GOAL_MS = 50;

    private PlannerBenchmark() {}

    /** @param args the sizes to measure, in candidates; the first is what the others are compared with */
    public static void main(String[] args) {
        String[] sizes = args.length == 0 ? new String[] {"100", "1000", "10000"} : args;
        var policy = new PolicyReader().read(Path.of("src/main/resources/policy.yaml"));
        Judge judge = new Judge(() -> policy);
        Planner planner = new Planner(Integer.MAX_VALUE);
        System.out.printf(FORM, "planning without a database", "CPU", "per module", "ratio", "goal", "");
        double first = 0;
        for (String size : sizes) {
            Draft draft = random(Integer.parseInt(size));
            double milliseconds = median(judge, planner, draft, WARM_UP_CANDIDATES / Integer.parseInt(size)) / 1e6;
            double each = milliseconds / Integer.parseInt(size);
            first = first == 0 ? each : first;
            boolean goal = Integer.parseInt(size) == 10_000;
            System.out.printf(
                    FORM,
                    size + " modules judged and ordered",
                    "%.2f ms".formatted(milliseconds),
                    "%.2f us".formatted(each * 1e3),
                    "%.2f".formatted(each / first),
                    goal ? "<= %.0f ms".formatted(GOAL_MS) : "none",
                    goal ? milliseconds <= GOAL_MS ? "met" : "missed" : "");
        }
    }

    private static long median(Judge judge, Planner planner, Draft draft, int warmUps) {
        long[] times = new long[ROUNDS];
        for (int round = -warmUps; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            Draft planned = planner.order(judge.judge(draft));
            long end = THREADS.getCurrentThreadCpuTime();
            if (planned.plan().builds().isEmpty()) {
                throw new IllegalStateException("Nothing was planned.");
            }
            if (round >= 0) {
                times[round] = end - start;
            }
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    private static Draft random(int nodes) {
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
