package io.freshmaker.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * A change of state, or something that was asked for.
 *
 * @param sequence its place among all announcements
 * @param buildId the build that changed, or null when it was the event
 * @param state the number of the state it changed to
 * @param reason the reason at that time, or null
 * @param at when it changed
 * @param body JSON of what was asked for; null for a change of state
 */
public record Announcement(
        long id,
        long sequence,
        ChangeKind kind,
        long eventId,
        Long buildId,
        int state,
        String reason,
        OffsetDateTime at,
        String body) {

    private static final int BUILDING = 1;
    private static final int DONE = 1;
    private static final int BUILD = 0;
    private static final int PLANNED = 4;

    /** The columns that {@link #read} expects first. */
    static final String COLUMNS = "id, sequence, kind, event_id, build_id, state, state_reason, changed_at, body";

    static Announcement read(ResultSet row, StatementContext context) throws SQLException {
        return new Announcement(
                row.getLong(1),
                row.getLong(2),
                ChangeKind.of(row.getInt(3)),
                row.getLong(4),
                BuildSql.number(row, 5),
                row.getInt(6),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class),
                row.getString(9));
    }

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

    /** The same with what belongs to it, which is as it is now. */
    EventView of(EventView view) {
        return new EventView(
                of(view.event()),
                view.dependsOn(),
                view.depending(),
                view.builds(),
                view.buildCounts(),
                view.decisions());
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
