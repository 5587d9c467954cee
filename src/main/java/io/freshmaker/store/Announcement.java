package io.freshmaker.store;

import java.time.OffsetDateTime;

/**
 * A change of state that is to be told on the bus.
 *
 * @param sequence its place among all announcements
 * @param buildId the build that changed, or null when it was the event
 * @param state the number of the state it changed to
 * @param reason the reason at that time, or null
 * @param at when it changed
 */
public record Announcement(
        long id, long sequence, long eventId, Long buildId, int state, String reason, OffsetDateTime at) {

    private static final int BUILDING = 1;
    private static final int DONE = 1;
    private static final int BUILD = 0;
    private static final int PLANNED = 4;

    /** The event as it was announced, whatever became of it since. */
    public EventRow of(EventRow event) {
        return new EventRow(
                event.id(),
                event.messageId(),
                event.searchKey(),
                event.type(),
                state,
                reason,
                event.created(),
                state > BUILDING ? event.done() : null,
                event.dryRun(),
                event.requester(),
                event.requesterMetadata(),
                event.requestedRebuilds());
    }

    /** The build as it was announced, whatever became of it since. */
    public BuildRow of(BuildRow build) {
        boolean begun = state != PLANNED;
        boolean ended = begun && state != BUILD;
        return new BuildRow(
                build.id(),
                build.eventId(),
                build.name(),
                build.type(),
                build.typeName(),
                state,
                reason,
                begun ? build.remoteId() : null,
                build.originalNvr(),
                state == DONE ? build.rebuiltNvr() : null,
                build.dependsOn(),
                build.dependsOnId(),
                build.rebuildReason(),
                build.arguments(),
                begun ? build.submitted() : null,
                ended ? build.completed() : null,
                build.stream(),
                build.batch(),
                build.dryRun(),
                build.composes(),
                build.causes());
    }
}
