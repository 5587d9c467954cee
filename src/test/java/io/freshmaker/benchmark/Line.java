package io.freshmaker.benchmark;

import java.util.Locale;

/** One line of the report: what, its figure, the baseline of the same run, their ratio, the goal, met or missed. */
final class Line {

    private static final String FORM = "%-44s %14s %14s %7s  %-10s %s%n";

    private Line() {}

    static void heading() {
        System.out.printf(FORM, "what", "figure", "baseline", "ratio", "goal", "");
    }

    /** More is better. @param goal the least ratio */
    static void ratio(String what, Race race, double goal) {
        boolean met = race.figure() >= goal * race.baseline();
        print(what, race, "%,.0f/s", String.format(Locale.ROOT, ">= %.2f", goal), met ? "met" : "missed");
    }

    /** For a rate without a goal. */
    static void rate(String what, Race race) {
        print(what, race, "%,.0f/s", "none", "");
    }

    /** Less is better. @param goal the most that the figure may be, in the unit; the baseline is for orientation */
    static void limit(String what, Race race, String unit, double goal) {
        String number = unit.equals("s") ? "%.2f " : "%,.0f ";
        print(what, race, number + unit, String.format(Locale.ROOT, "<= %.0f %s", goal, unit), verdict(race, goal));
    }

    private static String verdict(Race race, double goal) {
        return race.figure() <= goal ? "met" : "missed";
    }

    private static void print(String what, Race race, String number, String goal, String verdict) {
        System.out.printf(
                FORM,
                what,
                String.format(Locale.ROOT, number, race.figure()),
                String.format(Locale.ROOT, number, race.baseline()),
                String.format(Locale.ROOT, "%.2f", race.figure() / race.baseline()),
                goal,
                verdict);
    }
}
