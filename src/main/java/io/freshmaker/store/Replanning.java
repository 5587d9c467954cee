package io.freshmaker.store;

import io.freshmaker.build.EventState;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the message of an event planned once more, when nothing came of it the first time. */
public final class Replanning {

    private static final Logger LOG = LoggerFactory.getLogger(Replanning.class);
    private static final int FAILED = 3;
    private static final int SKIPPED = 4;

    private final Database database;

    public Replanning(Database database) {
        this.database = database;
    }

    /**
     * @param reason ends as a sentence does
     * @param asked whether a person asked for it: nothing of the kind is taken from the bus
     */
    private record Row(long id, int state, String reason, String message, boolean asked) {}

    /**
     * Forgets the decisions of an event and puts its message back.
     *
     * @param reason may be empty
     * @throws NotTheirs when somebody else asked for it
     * @throws IllegalStateException when there is no such event, something was submitted for it or is going to be, or its message is gone
     */
    public List<String> replan(long event, Asker asker, String reason) {
        List<String> told = database.remove(handle -> {
            Row row = read(handle, event);
            Ownership.requireEvent(handle, asker, event);
            if (row.state() != SKIPPED && row.state() != FAILED) {
                EventState state = EventState.of(row.state()).orElseThrow();
                throw new IllegalStateException("Event " + event + " is " + state + ": " + row.reason()
                        + " Only an event that is SKIPPED, or FAILED before anything was submitted, can be planned"
                        + " again." + (state.isFinal() ? anew(event) : ""));
            }
            refuseSubmitted(handle, row);
            int back = handle.createUpdate("""
                            update inbox set state = 0, tries = 0, due_at = current_timestamp, leased_until = null,
                              reason = null, done_at = null
                            where message_id = :message and state = 1
                            """).bind("message", row.message()).execute();
            if (back == 0) {
                throw new IllegalStateException("The message of event " + event + ", " + row.message()
                        + ", is no longer there (freshmaker.retention.inbox): "
                        + (row.asked() ? "ask for the same once more." : "publish it once more with --new-ids."));
            }
            forget(handle, event, asker.name());
            List<String> sentences = List.of("Event " + event + " is planned again. It was: " + row.reason());
            asker.note(handle, "replan", event, null, Asker.words(sentences, reason));
            return sentences;
        });
        LOG.atInfo().addKeyValue("event", event).log("event {}: replan by {}: {}", event, asker.name(), told.get(0));
        return told;
    }

    private static Row read(Handle handle, long event) {
        // Locked, so that of two that ask at the same time one finds it planned again.
        handle.createUpdate("update events set state = state where id = :event")
                .bind("event", event)
                .execute();
        return handle.createQuery("select state, state_reason, message_id, requester from events where id = :event")
                .bind("event", event)
                .map((row, context) -> new Row(
                        event,
                        row.getInt(1),
                        Text.ended(Objects.requireNonNullElse(row.getString(2), "no reason is stored")),
                        row.getString(3),
                        row.getString(4) != null))
                .findOne()
                .orElseThrow(() -> UnknownId.event(handle, event));
    }

    private static void refuseSubmitted(Handle handle, Row row) {
        boolean submitted = handle.createQuery("""
                        select s.id from submissions s where s.build_id in
                          (select id from builds where event_id = :event
                           union select build_id from build_causes where event_id = :event) limit 1
                        """)
                .bind("event", row.id())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
        if (submitted) {
            throw new IllegalStateException(
                    "Builds of event " + row.id() + " were submitted: " + row.reason() + anew(row.id()));
        }
    }

    private static String anew(long event) {
        return " ./freshmaker rebuild --event " + event + " asks for the same in a new event.";
    }

    /** A build that another event joined stays as it is, with the causes of that one. */
    private static void forget(Handle handle, long event, String by) {
        for (String table :
                List.of("event_parts", "event_changes", "event_rpms", "event_composes", "decisions", "build_causes")) {
            handle.createUpdate("delete from <table> where event_id = :event")
                    .define("table", table)
                    .bind("event", event)
                    .execute();
        }
        handle.createUpdate("update builds set dep_on_id = null where dep_on_id in"
                        + " (select id from builds where event_id = :event)")
                .bind("event", event)
                .execute();
        handle.createUpdate("delete from builds where event_id = :event and not exists"
                        + " (select 1 from build_causes c where c.build_id = builds.id)")
                .bind("event", event)
                .execute();
        handle.createUpdate("""
                        update events set state = 0, state_reason = :reason, time_done = null,
                          dry_run = (dry_run and requester is not null),
                          approved_at = null, approved_by = null, canceled_at = null, canceled_by = null,
                          canceled_because = null, replanned_at = current_timestamp, replanned_by = :by
                        where id = :event
                        """)
                .bind("reason", "Planned again by " + by + ".")
                .bind("by", Text.cut(by, 200))
                .bind("event", event)
                .execute();
        Announcing.event(handle, event);
    }
}
