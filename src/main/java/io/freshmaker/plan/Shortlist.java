package io.freshmaker.plan;

import java.util.List;

/** A list of names as part of a sentence: the first few, and how many more there are. */
public final class Shortlist {
    private Shortlist() {}

    /**
     * @param shown how many are written out at most
     * @return such as {@code a, b, c and 12 more}
     */
    public static String of(List<String> items, int shown) {
        if (items.size() <= shown) {
            return String.join(", ", items);
        }
        return String.join(", ", items.subList(0, shown)) + " and " + (items.size() - shown) + " more";
    }
}
