package io.freshmaker.store;

import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.plan.ManualRequest;
import io.freshmaker.plan.Received;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import org.jdbi.v3.core.Handle;

/** How messages of the inbox are read, in their callers' transactions. */
final class InboxRows {

    private InboxRows() {}

    /** A message with what was said to it before. */
    static Received received(Handle handle, long id) {
        var answered = new HashSet<>(
                handle.createQuery("""
                        select p.content_type from events e join event_parts p on p.event_id = e.id
                        where e.message_id = (select message_id from inbox where id = :id) and p.status <> 0
                        """).bind("id", id).mapTo(String.class).list());
        return handle.createQuery("select * from inbox where id = :id")
                .bind("id", id)
                .map((row, context) -> new Received(
                        id, message(row), RequestText.read(row.getString("request")), row.getInt("tries"), answered))
                .one();
    }

    /**
     * What is known of a message beside what it says.
     *
     * @param received when it was stored
     * @param request what a person asks for with it
     */
    record Arrival(OffsetDateTime received, ManualRequest request) {}

    /** The same without the message. */
    static Arrival arrival(Handle handle, long id) {
        return handle.createQuery("select received_at, request from inbox where id = :id")
                .bind("id", id)
                .map((row, context) ->
                        new Arrival(row.getObject(1, OffsetDateTime.class), RequestText.read(row.getString(2))))
                .one();
    }

    /** The message of a row with all columns. */
    static BusMessage message(ResultSet row) throws SQLException {
        OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
        return new BusMessage(
                row.getString("message_id"),
                row.getString("topic"),
                row.getString("address"),
                Envelope.of(row.getString("envelope")),
                Text.map(row.getString("headers")),
                sent == null ? null : sent.toInstant(),
                Text.tree(row.getString("body")));
    }
}
