package io.freshmaker.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How much of the embedded database is held in memory. What is not has to be read from its files by one thread at a
 * time, which takes two to six times as long.
 *
 * @param kilobytes of rows as they are in the files; in memory they take 2.7 times as much
 * @param rows the same limit as a number; a row of builds, causes or decisions takes some 800 bytes of memory
 */
record RowCache(long kilobytes, long rows) {

    /** Several of the largest messages have to fit at a time, and all image streams. */
    private static final RowCache LEAST = new RowCache(60_000, 200_000);
    /** What HSQLDB takes. */
    private static final long MOST = 16_000_000;
    /** Sizes that a change of a few megabytes doesn't change. */
    private static final long STEP = 64L << 20;

    private static final Pattern KEPT = Pattern.compile("SET FILES CACHE (SIZE|ROWS) (\\d+)");

    /** Two fifths of Java's memory, of which the least takes 160 MB. */
    static RowCache of(long memory) {
        long megabytes = memory / STEP * STEP / 1_000_000;
        return new RowCache(
                Math.min(MOST, Math.max(LEAST.kilobytes, megabytes * 150)),
                Math.min(MOST, Math.max(LEAST.rows, megabytes * 500)));
    }

    /** What a database that was made before has been told, which counts for it whatever its URL says. */
    static Optional<RowCache> kept(Path script) throws IOException {
        if (!Files.exists(script)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(script)) {
            var sizes = lines.map(KEPT::matcher)
                    .filter(found -> found.matches())
                    .limit(2)
                    .map(found -> Long.parseLong(found.group(2)))
                    .toList();
            return sizes.size() < 2 ? Optional.empty() : Optional.of(new RowCache(sizes.get(0), sizes.get(1)));
        }
    }
}
