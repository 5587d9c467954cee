package io.freshmaker.store;

import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/** What people did to an event, which its reason goes on to tell whatever becomes of it. */
final class EventNotes {

    private EventNotes() {}

    /** The reason with sentences such as {@code Approved by jane, 2026-11-22 10:31 UTC.} behind it. */
    static String append(Handle handle, long event, String reason) {
        String notes = handle.createQuery(
                        "select replanned_by, replanned_at, approved_by, approved_at, retried_by, retried_at,"
                                + " retried_because from events where id = :event")
                .bind("event", event)
                .map((row, context) ->
                        note("Planned again by ", row.getString(1), row.getObject(2, OffsetDateTime.class))
                                + note("Approved by ", row.getString(3), row.getObject(4, OffsetDateTime.class))
                                + note("Tried again by ", row.getString(5), row.getObject(6, OffsetDateTime.class))
                                + because(row.getString(7)))
                .one();
        return (reason + notes).strip();
    }

    private static String because(String reason) {
        return reason == null || reason.isBlank() ? "" : " Their reason: " + reason.strip();
    }

    private static String note(String what, String by, OffsetDateTime at) {
        return at == null ? "" : " " + what + by + ", " + Moments.minute(at) + ".";
    }
}
