package io.freshmaker.inventory;

import io.freshmaker.plan.Counted;
import io.freshmaker.store.Database;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Where images are learned from, and whether enough was learned to tell which of them are affected. */
public final class ImageSources {

    /** What the inventory calls Koji. */
    public static final String KOJI = "koji";

    private final boolean learns;

    /** @param learns whether images are read from Koji, as {@code freshmaker.koji.url} and {@code freshmaker.images.tags} say */
    public ImageSources(boolean learns) {
        this.learns = learns;
    }

    /**
     * Makes sure that "no image holds it" would be no guess; a part of its caller's transaction.
     *
     * @throws InventoryNotFilled while the images of Koji's tags are being read, and without tags while none was imported
     */
    public void requireFilled(Handle handle) {
        if (learns) {
            Optional<Map<String, Object>> fill = handle.createQuery(
                            "select state, learned, last_problem from inventory_sources where name = :name")
                    .bind("name", KOJI)
                    .mapToMap()
                    .findOne();
            if (fill.isEmpty() || ((Number) fill.get().get("state")).intValue() != 2) {
                throw new InventoryNotFilled("the images of freshmaker.images.tags have not all been read from Koji ("
                        + Counted.of(
                                fill.map(source -> ((Number) source.get("learned")).longValue())
                                        .orElse(0L),
                                "build")
                        + " so far"
                        + fill.map(source -> source.get("last_problem"))
                                .map(problem -> "; " + problem)
                                .orElse("")
                        + ")");
            }
        } else if (!imported(handle)) {
            throw new InventoryNotFilled("the inventory holds no image: name the tags of released images in"
                    + " freshmaker.images.tags, beside freshmaker.koji.url, or import images");
        }
    }

    /** The same in a transaction of its own. */
    public void requireFilled(Database database) {
        database.read(handle -> {
            requireFilled(handle);
            return null;
        });
    }

    /** Whether any image was ever imported, or learned of. */
    public static boolean imported(Database database) {
        return database.read(ImageSources::imported);
    }

    private static boolean imported(Handle handle) {
        return handle.createQuery(
                        "select id from artifacts where type = 'image' and source <> '' fetch first 1 rows only")
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }
}
