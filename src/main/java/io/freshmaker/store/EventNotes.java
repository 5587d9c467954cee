package io.freshmaker.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What people did to an event, which its reason goes on to tell whatever becomes of it. */
final class EventNotes {

    private EventNotes() {}

    private record Note(OffsetDateTime at, String words) {}

    /** The reason with sentences such as {@code Approved by jane, 2026-11-22 10:31 UTC.} behind it, the oldest first. */
    static String append(Handle handle, long event, String reason) {
        List<Note> notes = handle.createQuery(
                        "select replanned_by, replanned_at, approved_by, approved_at, retried_by, retried_at,"
                                + " retried_because, canceled_by, canceled_at, canceled_because"
                                + " from events where id = :event")
                .bind("event", event)
                .map((row, context) -> Stream.of(
                                note(row, "Planned again by ", "replanned", null),
                                note(row, "Approved by ", "approved", null),
                                note(row, "Tried again by ", "retried", row.getString("retried_because")),
                                note(row, "Canceled by ", "canceled", row.getString("canceled_because")))
                        .filter(note -> note.at() != null)
                        .sorted(Comparator.comparing(Note::at))
                        .toList())
                .one();
        return (reason + notes.stream().map(Note::words).collect(Collectors.joining())).strip();
    }

    private static Note note(ResultSet row, String what, String column, String because) throws SQLException {
        OffsetDateTime at = row.getObject(column + "_at", OffsetDateTime.class);
        return new Note(
                at,
                at == null
                        ? ""
                        : " " + what + row.getString(column + "_by") + ", " + Moments.minute(at) + "."
                                + Asker.because(because));
    }
}
