package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.policy.PolicyReader;
import java.nio.file.Path;
import java.util.Random;

/** Prints how long judging and ordering take, warm, for graphs with four edges a node and some cycles. */
final class PlannerBenchmark {
    private static final int ROUNDS = 15;

    private PlannerBenchmark() {}

    /** @param args the sizes to measure, in candidates; 5000 and 50000 when there are none */
    public static void main(String[] args) {
        String[] sizes = args.length == 0 ? new String[] {"5000", "50000"} : args;
        var policy = new PolicyReader().read(Path.of("src/main/resources/policy.yaml"));
        Judge judge = new Judge(() -> policy);
        Planner planner = new Planner(Integer.MAX_VALUE);
        for (String size : sizes) {
            Draft draft = random(Integer.parseInt(size));
            long judging = Long.MAX_VALUE;
            long ordering = Long.MAX_VALUE;
            long slowest = 0;
            int builds = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                Draft judged = judge.judge(draft);
                long between = System.nanoTime();
                builds = planner.order(judged).plan().builds().size();
                long end = System.nanoTime();
                judging = Math.min(judging, between - start);
                ordering = Math.min(ordering, end - between);
                slowest = round < ROUNDS / 3 ? 0 : Math.max(slowest, end - between);
            }
            System.out.printf(
                    "%s candidates, %d builds: judged in %.1f ms, ordered in %.1f ms (slowest warm round %.1f ms)%n",
                    size, builds, judging / 1e6, ordering / 1e6, slowest / 1e6);
        }
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
