package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.plan.Shortlist;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * An event whose builds somebody is to let go.
 *
 * @param approvedAt when somebody did so before, or null
 */
record HeldPlan(long id, String reason, OffsetDateTime approvedAt, String approvedBy) {

    private static final int NAMED = 5;

    /** @throws IllegalStateException when there is no such event */
    static HeldPlan of(Handle handle, long event) {
        return handle.createQuery("select state_reason, approved_at, approved_by from events where id = :event")
                .bind("event", event)
                .map((row, context) ->
                        new HeldPlan(event, row.getString(1), row.getObject(2, OffsetDateTime.class), row.getString(3)))
                .findOne()
                .orElseThrow(() -> UnknownId.event(handle, event));
    }

    /** The build systems that its planned builds go to. */
    List<String> systems(Handle handle) {
        return handle.createQuery("select distinct system from builds where state = 4 and id in"
                        + " (select build_id from build_causes where event_id = :event) order by system")
                .bind("event", id)
                .mapTo(String.class)
                .list();
    }

    /** The builds that it is a cause of and that are held. */
    List<String> labels(Handle handle) {
        return labels(handle, "b.state = 4 and b.held in (1, 2)");
    }

    private List<String> labels(Handle handle, String which) {
        return handle.createQuery("select b.artifact_type, b.name, b.stream from"
                        + " (select distinct build_id from build_causes where event_id = :event) c"
                        + " join builds b on b.id = c.build_id where " + which + " order by b.id")
                .bind("event", id)
                .map((row, context) -> new Artifact(row.getString(1), row.getString(2), row.getString(3)).label())
                .list();
    }

    /** @throws IllegalStateException when some of its builds are under way or belong to other events too */
    void requireUntouched(Handle handle) {
        List<String> begun = labels(handle, "b.event_id = :event and b.state <> 4");
        if (!begun.isEmpty()) {
            throw new IllegalStateException("Event " + id + " can't become a dry run: " + Shortlist.of(begun, NAMED)
                    + (begun.size() == 1 ? " was" : " were") + " begun already. ./freshmaker approve " + id
                    + " lets the rest go.");
        }
        List<Long> others =
                handle.createQuery("""
                        select distinct c.event_id from builds b join build_causes c on c.build_id = b.id
                        where b.event_id = :event and c.event_id <> :event
                        union
                        select b.event_id from build_causes c join builds b on b.id = c.build_id
                        where c.event_id = :event and b.event_id <> :event and b.state + 0 in (0, 4) order by 1
                        """).bind("event", id).mapTo(Long.class).list();
        if (!others.isEmpty()) {
            List<String> events = others.stream().map(String::valueOf).toList();
            throw new IllegalStateException("Event " + id + " can't become a dry run: other events need builds of it ("
                    + Shortlist.of(events, NAMED) + "). ./freshmaker approve " + id + " lets them go.");
        }
    }
}
