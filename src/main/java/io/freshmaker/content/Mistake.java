package io.freshmaker.content;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * One thing that is wrong in a file that people edit.
 *
 * @param line counted from 1, as editors do
 * @param words what is wrong and what to do about it, in one sentence
 */
public record Mistake(Path file, int line, String words) implements Comparable<Mistake> {

    private static final Comparator<Mistake> ORDER =
            Comparator.comparing(Mistake::file).thenComparing(Mistake::line).thenComparing(Mistake::words);

    @Override
    public int compareTo(Mistake other) {
        return ORDER.compare(this, other);
    }

    /** {@code FILE line N: what: remedy}. */
    @Override
    public String toString() {
        return file + " line " + line + ": " + words;
    }
}
