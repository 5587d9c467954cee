package io.freshmaker.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.BuildNewsReader;
import io.freshmaker.store.Database;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * The names of all images that are known, kept in memory: of the builds that Koji tells of most are no images, and end
 * here, without the database. An image that is not known yet is learned of by its tag. Thread-safe.
 */
public final class ImageNames implements Predicate<JsonNode> {

    private final Database database;
    private final BuildNewsReader reader = new BuildNewsReader();
    private volatile Map<Integer, Range> ranges;

    public ImageNames(Database database) {
        this.database = database;
    }

    /** The names of the images in a range of ids, as of one number of changes of that range. */
    private record Range(long changes, Set<String> names) {}

    /** Reads anew what has changed. */
    public void refresh() {
        Map<Integer, Range> before = ranges == null ? Map.of() : ranges;
        ranges = database.read(handle -> {
            Map<Integer, Range> now = new HashMap<>();
            handle.createQuery("select chunk, changes from image_chunks")
                    .map((row, context) -> now.put(row.getInt(1), new Range(row.getLong(2), Set.of())))
                    .list();
            now.replaceAll((chunk, range) -> {
                Range known = before.get(chunk);
                return known != null && known.changes() == range.changes()
                        ? known
                        : new Range(range.changes(), names(handle, chunk));
            });
            return now;
        });
    }

    /** By the bare type HSQLDB would go through all images for each range. */
    private static Set<String> names(Handle handle, int chunk) {
        long from = (long) chunk * Posting.CHUNK;
        return new HashSet<>(
                handle.createQuery("select name from artifacts where id >= :from and id < :to and type || '' = 'image'")
                        .bind("from", from)
                        .bind("to", from + Posting.CHUNK)
                        .mapTo(String.class)
                        .list());
    }

    /** Whether a message with this body may be news of an image; all may as long as no names were read. */
    @Override
    public boolean test(JsonNode body) {
        Map<Integer, Range> now = ranges;
        return now == null
                || reader.mayTellOfImage(
                        body,
                        name -> now.values().stream()
                                .anyMatch(range -> range.names().contains(name)));
    }
}
