package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Something that a reconciliation put right.
 *
 * @param detail what was wrong with it
 */
record Correction(Lesson.What what, Artifact artifact, String detail) {

    /** {@code learned}, {@code corrected} or {@code removed}. */
    String word() {
        return what.name().toLowerCase(Locale.ROOT);
    }

    /** {@code learned module:perl:5.26 (perl-5.26-2720261122144127)}. */
    String sentence() {
        return word() + " " + artifact + (detail.isEmpty() ? "" : " (" + detail + ")");
    }

    static String summary(long learned, long corrected, long removed) {
        List<String> parts = new ArrayList<>();
        add(parts, learned, "learned");
        add(parts, corrected, "corrected");
        add(parts, removed, "removed");
        return parts.isEmpty() ? "nothing to correct" : String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String word) {
        if (count > 0) {
            parts.add(count + " " + word);
        }
    }
}
