package io.freshmaker.inventory;

import io.freshmaker.inventory.ContainmentRows.Edge;
import io.freshmaker.store.Chunks;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** On which image the newest build of an image is built: edges of the inventory, as those of modules. */
final class ImageParents {

    private static final int BUILT_ON = 1;

    private ImageParents() {}

    /** The edge of a build; none for one without a parent. */
    static Set<Edge> of(StoredImage newest) {
        return newest.parent() == null ? Set.of() : Set.of(new Edge(newest.parent(), BUILT_ON));
    }

    /** Forgets what the images are built on. What was imported of their other parts stays. */
    static void clear(Handle handle, Collection<Long> images) {
        Chunks.of(images)
                .forEach(chunk -> handle.createUpdate(
                                "delete from containment where compound_id in (<ids>) and kind = 1")
                        .bindList("ids", chunk)
                        .execute());
    }
}
