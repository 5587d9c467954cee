package io.freshmaker.store;

import java.util.Optional;

/**
 * A change with what it is about.
 *
 * @param event in its short form; empty for other changes, and when it was removed since
 * @param build empty for other changes, and when it was removed since
 */
public record ChangeView(Announcement announcement, Optional<EventView> event, Optional<BuildRow> build) {

    /** Its place among all changes. */
    public long sequence() {
        return announcement.sequence();
    }
}
