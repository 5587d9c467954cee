package io.freshmaker.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds what somebody may have meant by a name that does not exist. */
public final class Spelling {

    private Spelling() {}

    /** The known name that takes the fewest inserted, left out and changed characters; the first of several. */
    public static String nearest(String unknown, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(unknown, name)))
                .orElseThrow();
    }

    /** The known name that somebody may well have meant; nothing when none is like it. */
    public static Optional<String> near(String unknown, Collection<String> known) {
        int furthest = 1 + unknown.length() / 4;
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(nearest(unknown, known)).filter(name -> distance(unknown, name) <= furthest);
    }

    /** How many characters must be inserted, left out or changed to get from one text to the other. */
    public static int distance(String from, String to) {
        int[] previous = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(changed, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
