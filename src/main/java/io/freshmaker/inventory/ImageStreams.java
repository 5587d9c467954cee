package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Chunks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * Remembers image streams, a range of ids at a time. Every change of a stream counts up the number of its range in the
 * database, in the same transaction: a range is taken from memory while that number is the same, whichever process made
 * the change. Thread-safe.
 */
public final class ImageStreams {

    /** Ranges in memory: with all of them full of images some thirty megabytes. */
    private static final int MOST = 100;

    private final Map<Integer, Range> ranges = new LinkedHashMap<>(MOST, 0.75f, true);

    /**
     * An image stream.
     *
     * @param nvr its newest build; empty when none is known
     * @param left why it left; null while it is there
     * @param parents the rows of what its newest build is built on
     */
    record Stream(long id, Artifact image, String nvr, String left, List<Long> parents) {}

    private record Range(long changes, Map<Long, Stream> streams) {}

    /** The streams of some ranges, as they were at one time. */
    record Around(Map<Integer, Map<Long, Stream>> ranges) {

        /** The stream of that id; null when that is no image, or in none of the ranges. */
        Stream get(long id) {
            return ranges.getOrDefault(Posting.chunk(id), Map.of()).get(id);
        }

        void each(Consumer<Stream> streams) {
            ranges.values().forEach(range -> range.values().forEach(streams));
        }
    }

    /** The streams in the ranges of these ids. */
    Around around(Handle handle, Collection<Long> ids) {
        Set<Integer> chunks = new TreeSet<>();
        ids.forEach(id -> chunks.add(Posting.chunk(id)));
        Map<Integer, Long> changes = new HashMap<>();
        Chunks.of(chunks)
                .forEach(some -> handle.createQuery("select chunk, changes from image_chunks where chunk in (<chunks>)")
                        .bindList("chunks", some)
                        .map((row, context) -> changes.put(row.getInt(1), row.getLong(2)))
                        .list());
        return of(handle, chunks, changes);
    }

    /** All streams of which builds are known. */
    Around all(Handle handle) {
        Map<Integer, Long> changes = new HashMap<>();
        handle.createQuery("select chunk, changes from image_chunks")
                .map((row, context) -> changes.put(row.getInt(1), row.getLong(2)))
                .list();
        return of(handle, changes.keySet(), changes);
    }

    /** The rows are read after the number, so at worst they are newer, and are read again the next time. */
    private Around of(Handle handle, Set<Integer> chunks, Map<Integer, Long> changes) {
        Map<Integer, Map<Long, Stream>> streams = new HashMap<>();
        for (int chunk : chunks) {
            Long number = changes.get(chunk);
            Range range = number == null ? null : remembered(chunk, number);
            if (range == null) {
                range = new Range(number == null ? 0 : number, read(handle, chunk));
                // Without a number nothing tells when it changes.
                if (number != null) {
                    remember(chunk, range);
                }
            }
            streams.put(chunk, range.streams());
        }
        return new Around(streams);
    }

    private synchronized Range remembered(int chunk, long changes) {
        Range range = ranges.get(chunk);
        return range != null && range.changes() == changes ? range : null;
    }

    private synchronized void remember(int chunk, Range range) {
        ranges.put(chunk, range);
        if (ranges.size() > MOST) {
            ranges.remove(ranges.keySet().iterator().next());
        }
    }

    /** By the bare type HSQLDB would go through all images for each range. */
    private static Map<Long, Stream> read(Handle handle, int chunk) {
        Map<Long, List<Long>> parents = new HashMap<>();
        long from = (long) chunk * Posting.CHUNK;
        handle.createQuery("select compound_id, constituent_id from containment"
                        + " where compound_id >= :from and compound_id < :to and kind = 1")
                .bind("from", from)
                .bind("to", from + Posting.CHUNK)
                .map((row, context) -> parents.computeIfAbsent(row.getLong(1), id -> new ArrayList<>(1))
                        .add(row.getLong(2)))
                .list();
        Map<Long, Stream> streams = new HashMap<>();
        handle.createQuery("select id, name, stream, nvr, left_because from artifacts"
                        + " where id >= :from and id < :to and type || '' = 'image'")
                .bind("from", from)
                .bind("to", from + Posting.CHUNK)
                .map((row, context) -> new Stream(
                        row.getLong(1),
                        Artifact.image(row.getString(2), row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        parents.getOrDefault(row.getLong(1), List.of())))
                .forEach(stream -> streams.put(stream.id(), stream));
        return streams;
    }
}
