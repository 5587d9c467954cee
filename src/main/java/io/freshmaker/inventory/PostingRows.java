package io.freshmaker.inventory;

import io.freshmaker.store.Chunks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The table of which images ever held an rpm; each method is a part of its caller's transaction. */
final class PostingRows {

    private static final String READ =
            "select constituent_id, chunk, postings from image_postings where chunk = :chunk and constituent_id in (<ids>)";

    private static final String OF_RPMS =
            "select constituent_id, chunk, postings from image_postings where constituent_id in (<ids>)";

    private PostingRows() {}

    private record Key(long constituent, int chunk) {}

    /** A row: its postings in the order of their images, and its bytes; none when there is no row yet. */
    private record Row(List<Posting> postings, byte[] stored) {
        static final Row NONE = new Row(List.of(), null);
    }

    /**
     * Waits until nobody else changes anything in the ranges of these images, and keeps others from it until the end of
     * the transaction.
     */
    static void lock(Handle handle, Collection<Long> images) {
        var chunks = new TreeSet<Integer>();
        images.forEach(image -> chunks.add(Posting.chunk(image)));
        Set<Integer> there = new HashSet<>();
        Chunks.of(chunks)
                .forEach(some -> handle.createQuery("select chunk from image_chunks where chunk in (<chunks>)")
                        .bindList("chunks", some)
                        .mapTo(Integer.class)
                        .forEach(there::add));
        // In order, so that of two that need the same ranges none has what the other waits for.
        each(
                handle,
                "insert into image_chunks (chunk) values (:chunk)",
                chunks.stream().filter(chunk -> !there.contains(chunk)).toList());
        each(handle, "update image_chunks set changes = changes + 1 where chunk = :chunk", chunks);
    }

    private static void each(Handle handle, String sql, Collection<Integer> chunks) {
        PreparedBatch batch = handle.prepareBatch(sql);
        chunks.forEach(chunk -> batch.bind("chunk", chunk).add());
        execute(batch);
    }

    /**
     * Makes changes in ranges that are locked; rows that stay as they are are not written.
     *
     * @param edits by the row of the rpm, at most one for each image
     */
    static void change(Handle handle, Map<Long, List<PostingEdit>> edits, VersionOrder versions) {
        Map<Key, List<PostingEdit>> byRow = new HashMap<>();
        Map<Integer, Set<Long>> wanted = new TreeMap<>();
        edits.forEach((constituent, all) -> all.forEach(edit -> {
            var key = new Key(constituent, Posting.chunk(edit.image()));
            byRow.computeIfAbsent(key, none -> new ArrayList<>()).add(edit);
            wanted.computeIfAbsent(key.chunk(), chunk -> new TreeSet<>()).add(constituent);
        }));
        byRow.values().forEach(all -> all.sort(Comparator.comparingLong(PostingEdit::image)));
        Map<Key, Row> rows = read(handle, wanted);
        need(byRow, rows, versions);
        PreparedBatch insert = handle.prepareBatch(
                "insert into image_postings (constituent_id, chunk, postings) values (:constituent, :chunk, :postings)");
        PreparedBatch update = handle.prepareBatch(
                "update image_postings set postings = :postings where constituent_id = :constituent and chunk = :chunk");
        byRow.forEach((key, all) -> {
            Row row = rows.getOrDefault(key, Row.NONE);
            byte[] packed = Postings.edited(row.postings(), all, versions);
            if (packed != null && !Arrays.equals(packed, row.stored())) {
                (row.stored() == null ? insert : update)
                        .bind("constituent", key.constituent())
                        .bind("chunk", key.chunk())
                        .bind("postings", packed)
                        .add();
            }
        });
        execute(insert);
        execute(update);
    }

    private static Map<Key, Row> read(Handle handle, Map<Integer, Set<Long>> wanted) {
        Map<Key, Row> rows = new HashMap<>();
        wanted.forEach((chunk, constituents) -> Chunks.of(constituents)
                .forEach(some -> handle.createQuery(READ)
                        .bind("chunk", chunk)
                        .bindList("ids", some)
                        .map((row, context) -> rows.put(
                                new Key(row.getLong(1), row.getInt(2)),
                                row(row.getLong(1), row.getInt(2), row.getBytes(3))))
                        .list()));
        return rows;
    }

    private static Row row(long constituent, int chunk, byte[] stored) {
        List<Posting> postings = new ArrayList<>();
        Postings.unpack(chunk, stored, () -> where(constituent, chunk), postings::add);
        return new Row(postings, stored);
    }

    /** What is done with each posting of an rpm. */
    interface Found {
        void take(long rpm, Posting posting);
    }

    /** All postings of some rpms; those of one rpm are in the order of the images only within a range. */
    static void read(Handle handle, Collection<Long> rpms, Found found) {
        Chunks.of(rpms)
                .forEach(some -> handle.createQuery(OF_RPMS)
                        .bindList("ids", some)
                        .map((row, context) -> {
                            long rpm = row.getLong(1);
                            int chunk = row.getInt(2);
                            Postings.unpack(
                                    chunk,
                                    row.getBytes(3),
                                    () -> where(rpm, chunk),
                                    posting -> found.take(rpm, posting));
                            return rpm;
                        })
                        .forEach(rpm -> {}));
    }

    /** Names a row for errors. */
    private static String where(long constituent, int chunk) {
        return "postings of image_postings " + constituent + ", " + chunk;
    }

    /** Has all versions read at a time that will be compared. */
    private static void need(Map<Key, List<PostingEdit>> edits, Map<Key, Row> rows, VersionOrder versions) {
        Set<Integer> needed = new HashSet<>();
        edits.forEach((key, all) -> {
            Map<Long, PostingEdit> wider = all.stream()
                    .filter(edit -> edit.lowest() != 0)
                    .collect(Collectors.toMap(PostingEdit::image, edit -> edit));
            for (Posting posting : rows.getOrDefault(key, Row.NONE).postings()) {
                PostingEdit edit = wider.get(posting.image());
                if (edit != null && edit.lowest() != posting.lowest()) {
                    needed.addAll(List.of(posting.lowest(), edit.lowest()));
                }
                if (edit != null && edit.highest() != posting.highest()) {
                    needed.addAll(List.of(posting.highest(), edit.highest()));
                }
            }
        });
        versions.need(needed);
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
