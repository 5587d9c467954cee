package io.freshmaker.inventory;

import io.freshmaker.settings.ImageTag;
import io.freshmaker.store.Database;
import java.util.Collection;

/** The tags of Koji whose images the inventory holds. */
public final class ImageTags {

    private final Database database;

    public ImageTags(Database database) {
        this.database = database;
    }

    /**
     * Has the inventory hold the images of these tags from now on. Plans of images wait until tags that are new have
     * been read; what was only in tags that are not named any more leaves with the next reconciliation.
     */
    public void configure(Collection<ImageTag> tags) {
        database.transact(handle -> {
            ImageTagRows.configure(handle, tags);
            return null;
        });
    }
}
