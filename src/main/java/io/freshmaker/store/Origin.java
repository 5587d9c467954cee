package io.freshmaker.store;

import io.freshmaker.manual.Unfit;
import io.freshmaker.plan.ManualRequest;
import org.jdbi.v3.core.Handle;

/**
 * An event that a request names.
 *
 * @param key of what was asked for with it; null where the bus brought its message
 * @param inboxId the row of its message, or null when that is gone
 * @param request what was asked for with it
 */
record Origin(long event, String searchKey, String key, Long inboxId, ManualRequest request) {

    /** @throws Unfit when there is no such event */
    static Origin of(Handle handle, long event) {
        return handle.createQuery("""
                        select e.search_key, e.request_key, i.id, i.request
                        from events e left join inbox i on i.message_id = e.message_id and i.state <> 2
                        where e.id = :event
                        """)
                .bind("event", event)
                .map((row, context) -> new Origin(
                        event,
                        row.getString(1),
                        row.getString(2),
                        BuildSql.number(row, 3),
                        RequestText.read(row.getString(4))))
                .findOne()
                .orElseThrow(() ->
                        new Unfit("freshmaker_event_id has to be that of an event: there is no event " + event + "."));
    }

    /** @throws Unfit when its message is no longer there to be planned again */
    void requireMessage() {
        if (inboxId == null) {
            throw new Unfit("freshmaker_event_id has to be that of an event whose message is kept still: that of event "
                    + event + " is gone (freshmaker.retention.inbox). POST /api/2/builds/ takes an update, rpms or"
                    + " artifacts in its place.");
        }
    }

    /** What is wanted of its message now: where that says nothing, the same as before. */
    ManualRequest inherited(ManualRequest now) {
        return new ManualRequest(
                now.by(),
                now.dryRun(),
                now.force(),
                now.only().isEmpty() ? request.only() : now.only(),
                now.target().isEmpty() ? request.target() : now.target(),
                now.reason());
    }
}
