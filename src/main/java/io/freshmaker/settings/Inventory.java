package io.freshmaker.settings;

import static java.time.temporal.ChronoUnit.HOURS;

import java.time.Duration;
import java.util.List;

/**
 * Where knowledge of what contains what is learned from.
 *
 * @param source {@code mbs} or {@code none}
 * @param page modules that are asked for at once
 * @param reconcile the pause between two reconciliations; zero for never
 * @param endOfLife {@code name:stream} with globs, of modules that are to leave
 */
public record Inventory(String source, int page, Duration reconcile, List<String> endOfLife) {

    static Inventory read(Values values) {
        return new Inventory(
                values.read("freshmaker.inventory.source", Forms.oneOf("mbs", "none")),
                values.read("freshmaker.inventory.page", Forms.number(1, 1_000)),
                values.read("freshmaker.inventory.reconcile", Forms.duration(HOURS, 0, 8_760)),
                values.read("freshmaker.inventory.end-of-life", Inventory::streams));
    }

    private static List<String> streams(String text) {
        List<String> patterns = Forms.list().read(text);
        patterns.stream()
                .filter(pattern -> !pattern.matches("[^:\\s]+:\\S+"))
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalArgumentException("'" + wrong
                            + "' names no module stream; write name:stream, such as platform:f27 or perl:5.*.");
                });
        return patterns;
    }
}
