package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Reads what the table of artifacts has of many image streams. */
final class StreamRows {

    private static final String READ =
            "select id, name, stream, nvr, left_because from artifacts where <ids> and type = 'image'";

    private StreamRows() {}

    /**
     * An image stream.
     *
     * @param nvr its newest build; empty when none is known
     * @param left why it left; null while it is there
     */
    record Stream(long id, Artifact image, String nvr, String left) {}

    /** The streams by their ids; there may be others among them. */
    static Map<Long, Stream> read(Handle handle, Collection<Long> ids) {
        Map<Long, Stream> streams = new HashMap<>(ids.size() * 2);
        IdRanges.each(
                handle,
                ids,
                READ,
                "id",
                query -> query.map((row, context) -> new Stream(
                                row.getLong(1),
                                Artifact.image(row.getString(2), row.getString(3)),
                                row.getString(4),
                                row.getString(5)))
                        .forEach(stream -> streams.put(stream.id(), stream)));
        return streams;
    }
}
