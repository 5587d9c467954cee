package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Chunks;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** What is known of image streams and their kept builds; each method is a part of its caller's transaction. */
final class KnownImages {

    private KnownImages() {}

    /** A build that is kept. */
    record Build(long kojiId, String nvr, Instant completed) {}

    /**
     * A stream.
     *
     * @param left whether it was there no more
     * @param builds those that are kept, the newest first
     */
    record Stream(long id, Artifact image, boolean left, List<Build> builds) {

        Optional<Build> newest() {
            return builds.stream().findFirst();
        }

        /** Whether a build need not be read any more. */
        boolean knows(long kojiId) {
            return builds.stream().anyMatch(build -> build.kojiId() == kojiId);
        }
    }

    /** The streams of these names, on all branches. By the bare type HSQLDB would go through all images. */
    static Map<Artifact, Stream> named(Handle handle, Collection<String> names) {
        Map<Artifact, Stream> streams = new HashMap<>();
        for (List<String> chunk : Chunks.of(new TreeSet<>(names))) {
            handle.createQuery("""
                            select a.id, a.name, a.stream, a.left_at, b.koji_id, b.nvr, b.completed_at
                            from artifacts a left join image_builds b on b.image_id = a.id
                            where a.type || '' = 'image' and a.name in (<names>)
                            """)
                    .bindList("names", chunk)
                    .map((row, context) -> {
                        var image = Artifact.image(row.getString(2), row.getString(3));
                        long id = row.getLong(1);
                        boolean left = row.getObject(4) != null;
                        Stream stream = streams.computeIfAbsent(image, i -> new Stream(id, i, left, new ArrayList<>()));
                        if (row.getString(6) != null) {
                            stream.builds()
                                    .add(new Build(
                                            row.getLong(5),
                                            row.getString(6),
                                            row.getObject(7, OffsetDateTime.class)
                                                    .toInstant()));
                        }
                        return image;
                    })
                    .list();
        }
        streams.values()
                .forEach(stream -> stream.builds()
                        .sort(Comparator.comparing(Build::completed)
                                .thenComparing(Build::kojiId)
                                .reversed()));
        return streams;
    }
}
