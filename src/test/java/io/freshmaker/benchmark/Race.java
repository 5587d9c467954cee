package io.freshmaker.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Two ways of doing the same, run in turn so that both meet the same weather.
 *
 * @param figure the median of what is measured
 * @param baseline the median of what it is compared with
 */
record Race(double figure, double baseline) {

    static final int ROUNDS = 7;
    private static final int WARM_UPS = 2;
    private static final int COUNTED = ROUNDS - WARM_UPS;

    /** One round, which returns what it measured. */
    interface Round {
        double run() throws Exception;
    }

    static Race between(Round figure, Round baseline) throws Exception {
        List<Double> figures = new ArrayList<>();
        List<Double> baselines = new ArrayList<>();
        for (int round = -WARM_UPS; round < COUNTED; round++) {
            double first = figure.run();
            double second = baseline.run();
            if (round >= 0) {
                figures.add(first);
                baselines.add(second);
            }
        }
        return new Race(median(figures), median(baselines));
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
