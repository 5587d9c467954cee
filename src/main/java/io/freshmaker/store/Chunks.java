package io.freshmaker.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts what a statement is to name into as many parts as it takes: no database binds any number of values. */
public final class Chunks {

    private static final int SIZE = 500;

    private Chunks() {}

    /** All items in their order, at most 500 together. */
    public static <T> List<List<T>> of(Collection<T> items) {
        List<T> all = List.copyOf(items);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SIZE) {
            chunks.add(all.subList(from, Math.min(from + SIZE, all.size())));
        }
        return chunks;
    }
}
