package io.freshmaker.store;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * The row of an event that is canceled, and what belongs to it beside its builds.
 *
 * @param message the id of its message
 */
record EventCancel(long id, int state, String reason, String message) {

    private static final int BUILDING = 1;
    private static final int CANCELED = 5;

    /** @throws UnknownId when there is no such event */
    static EventCancel of(Handle handle, long event) {
        return handle.createQuery("select state, state_reason, message_id from events where id = :event")
                .bind("event", event)
                .map((row, context) -> new EventCancel(event, row.getInt(1), row.getString(2), row.getString(3)))
                .findOne()
                .orElseThrow(() -> UnknownId.event(handle, event));
    }

    boolean open() {
        return state <= BUILDING;
    }

    /** What is said where there is nothing to cancel. */
    String ended() {
        return "Event " + id + (state == CANCELED ? " is canceled already: " : " has ended, and stays as it is: ")
                + reason;
    }

    /** Has its message not be planned, be it for the first time or further; who plans it now finds it taken away. */
    void endPlanning(Handle handle) {
        handle.createUpdate("""
                        update inbox set state = 1, leased_until = null, done_at = current_timestamp,
                          reason = 'its event is canceled'
                        where message_id = :message and state = 0
                        """).bind("message", message).execute();
        handle.createUpdate("""
                        update event_parts set status = 2, reason = 'It was canceled before it was planned.'
                        where event_id = :event and status = 0
                        """).bind("event", id).execute();
    }

    /**
     * Ends it.
     *
     * @param words what became of its builds
     * @return the reason that it has now
     */
    String end(Handle handle, CancelRequest request, String words) {
        handle.createUpdate("""
                        update events set canceled_at = current_timestamp, canceled_by = :by,
                          canceled_because = :because
                        where id = :id
                        """)
                .bind("by", request.by())
                .bind("because", request.because())
                .bind("id", id)
                .execute();
        String told = Text.sentence(EventNotes.append(handle, id, words));
        handle.createUpdate("""
                        update events set state = 5, state_reason = :reason, time_done = current_timestamp
                        where id = :id and state in (0, 1)
                        """).bind("reason", told).bind("id", id).execute();
        return told;
    }

    /** Announces its end, and which builds were canceled with it. */
    void announce(Handle handle, Collection<Long> builds) {
        Announcing.event(handle, id);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("action", "eventcancel");
        body.put("event_id", id);
        body.put("builds_id", builds);
        Announcing.told(handle, Announcing.Told.EVENT_CANCEL, id, Text.json(body));
    }
}
