package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.build.BuildOutcome;
import io.freshmaker.build.BuildState;
import io.freshmaker.build.EventEnd;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of events: the last of their parts and builds ends them, once. */
final class EventClosing {

    private static final Logger LOG = LoggerFactory.getLogger(EventClosing.class);

    private static final int FEW = 1_000;
    private static final String OF_ITS_OWN = """
            select b.id from build_causes c join builds b on b.id = c.build_id
            where c.event_id = :event and b.state + 0 in (0, 4) limit 1
            """;
    private static final String OF_ALL_OPEN = """
            select b.id from builds b where b.state in (0, 4) and exists
              (select 1 from build_causes c where c.event_id = :event and c.build_id = b.id) limit 1
            """;

    private EventClosing() {}

    /** Ends an event of which no build is left to end, and no part to be planned. */
    static void close(Handle handle, long event) {
        // Locks the event, so that of two builds that end at the same time the later one sees both ends.
        int going = handle.createUpdate("update events set state = state where id = :id and state in (0, 1)")
                .bind("id", event)
                .execute();
        if (going == 1 && !open(handle, event)) {
            EventEnd.of(outcomes(handle, event, "held <> 3"), outcomes(handle, event, "held = 3"))
                    .ifPresent(end -> end(handle, event, end));
        }
    }

    static boolean open(Handle handle, long event) {
        boolean unfinished = handle.createQuery(
                        "select content_type from event_parts where event_id = :event and status = 0 limit 1")
                .bind("event", event)
                .mapTo(String.class)
                .findOne()
                .isPresent();
        return unfinished || openBuild(handle, event);
    }

    /** An event of few builds is asked for its own: HSQLDB would go past whatever else is planned. */
    private static boolean openBuild(Handle handle, long event) {
        boolean few = handle.createQuery(
                        "select build_id from build_causes where event_id = :event limit 1 offset " + FEW)
                .bind("event", event)
                .mapTo(Long.class)
                .findOne()
                .isEmpty();
        return handle.createQuery(few ? OF_ITS_OWN : OF_ALL_OPEN)
                .bind("event", event)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    private static List<BuildOutcome> outcomes(Handle handle, long event, String which) {
        return handle.createQuery("select artifact_type, name, stream, state, state_reason from builds"
                        + " where id in (select build_id from build_causes where event_id = :event) and " + which
                        + " order by id")
                .bind("event", event)
                .map((row, context) -> new BuildOutcome(
                        new Artifact(row.getString(1), row.getString(2), row.getString(3)).label(),
                        BuildState.of(row.getInt("state")).orElseThrow(),
                        row.getString("state_reason")))
                .list();
    }

    private static void end(Handle handle, long event, EventEnd.End end) {
        String reason = EventNotes.append(handle, event, end.reason());
        handle.createUpdate("""
                        update events set state = :state, state_reason = :reason, time_done = current_timestamp
                        where id = :id and state in (0, 1)
                        """)
                .bind("state", end.state().id())
                .bind("reason", Text.sentence(reason))
                .bind("id", event)
                .execute();
        Announcing.event(handle, event);
        handle.afterCommit(
                () -> LOG.atInfo().addKeyValue("event", event).log("event {} is {}: {}", event, end.state(), reason));
    }
}
