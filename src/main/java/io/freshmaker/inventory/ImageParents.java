package io.freshmaker.inventory;

import io.freshmaker.inventory.ContainmentRows.Edge;
import io.freshmaker.store.Chunks;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** On which images the newest build of an image is built, in all its stages: edges of the inventory, as those of modules. */
final class ImageParents {

    private static final int BUILT_ON = 1;

    private ImageParents() {}

    /** The edges of a build; none for one without a parent. */
    static Set<Edge> of(StoredImage newest) {
        Set<Edge> edges = new LinkedHashSet<>();
        if (newest.parent() != null) {
            edges.add(new Edge(newest.parent(), BUILT_ON));
        }
        newest.stages().forEach(stage -> edges.add(new Edge(stage, BUILT_ON)));
        return edges;
    }

    /** Forgets what the images are built on. */
    static void clear(Handle handle, Collection<Long> images) {
        Chunks.of(images)
                .forEach(chunk -> handle.createUpdate(
                                "delete from containment where compound_id in (<ids>) and kind = 1")
                        .bindList("ids", chunk)
                        .execute());
    }
}
