package io.freshmaker.shipped;

import io.freshmaker.inventory.ImageSources;
import io.freshmaker.plan.Draft;
import io.freshmaker.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Whether images are rebuilt here at all: those who rebuild modules alone are not to be bothered with the rest. */
public final class ImagesHere {

    private static final Duration STANDS = Duration.ofSeconds(10);

    private final Database database;
    private final boolean koji;
    private final InstantSource clock;
    private volatile boolean imported;
    private volatile Instant asked = Instant.MIN;

    /** @param koji whether there is a Koji: then there are images, known or not */
    public ImagesHere(Database database, boolean koji, InstantSource clock) {
        this.database = database;
        this.koji = koji;
        this.clock = clock;
    }

    /**
     * The draft as it is, or not ours without Koji as long as no image was imported. The inventory is asked every ten
     * seconds at most, and not any more once there was an image.
     */
    public Draft need(Draft draft) {
        return koji || imported()
                ? draft
                : draft.notOurs(
                        "Images are not rebuilt here: freshmaker.koji.url is not set, and no image was imported.");
    }

    private boolean imported() {
        Instant now = clock.instant();
        if (!imported && now.isAfter(asked)) {
            imported = ImageSources.imported(database);
            asked = now.plus(STANDS);
        }
        return imported;
    }
}
