package io.freshmaker.store;

import io.freshmaker.change.BusMessage;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.ManualRequest;
import io.freshmaker.plan.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Events: one for each message that a content type recognised, with all that was decided for it. */
public final class Events {

    private final Database database;
    private final Inbox inbox;
    private final PlanWriter plans;
    private final Holds holds;

    public Events(Database database, Inbox inbox, PlanWriter plans, Holds holds) {
        this.database = database;
        this.inbox = inbox;
        this.plans = plans;
        this.holds = holds;
    }

    /**
     * Stores what the content types said to a message, in one transaction: the event with its parts, builds, causes,
     * order and decisions. What is stored already stays; a part that could not be finished leaves the message waiting.
     */
    public void record(Answers answers, int tries) {
        database.transact(handle -> record(handle, answers, tries));
    }

    private boolean record(Handle handle, Answers answers, int tries) {
        List<Part> unfinished =
                answers.parts().stream().filter(part -> !part.finished()).toList();
        // Who only listens keeps the message waiting, but is no part of an event.
        List<Part> ours = answers.parts().stream()
                .filter(part -> part.ours() && part.type().plans())
                .toList();
        Optional<Long> known = find(handle, answers.message());
        boolean recognised = known.isPresent() || ours.stream().anyMatch(part -> part.draft() != null);
        int guarded = unfinished.isEmpty()
                ? finish(handle, answers.inboxId(), recognised ? null : "no content type recognised it")
                : inbox.postpone(handle, answers.inboxId(), tries, failures(unfinished));
        boolean nothingNew = known.isPresent() && ours.isEmpty() && !unfinished.isEmpty();
        if (guarded == 0 || !recognised || nothingNew) {
            return false;
        }
        long event = known.orElseGet(() -> insert(handle, answers.message(), ours));
        InboxRows.Arrival arrival = InboxRows.arrival(handle, answers.inboxId());
        List<Long> planned = new ArrayList<>();
        for (Part part : ours) {
            if (storePart(handle, event, part, arrival.request())) {
                EventChanges.write(handle, event, part);
                planned.addAll(plans.write(handle, event, part, arrival));
            }
        }
        holds.planned(handle, event);
        Announcing.builds(handle, planned);
        if (unfinished.isEmpty()) {
            dropUnanswered(handle, event);
        }
        List<Part> waiting = ours.stream().filter(part -> !part.finished()).toList();
        new EventStates(handle, holds).settle(event, failures(waiting), unheard(answers));
        return true;
    }

    private static String failures(List<Part> unfinished) {
        return unfinished.stream().map(Part::failure).distinct().collect(Collectors.joining("; "));
    }

    /** Why nothing comes of a message that somebody asked for, or that was recognised once. */
    private static String unheard(Answers answers) {
        String said = answers.parts().stream()
                .filter(part -> !part.ours())
                .map(part -> " " + part.type().name() + ": " + part.draft().because())
                .collect(Collectors.joining());
        return "No content type plans " + answers.message().topic()
                + (said.isEmpty() ? ": none listens to it." : "." + said);
    }

    private static int finish(Handle handle, long inboxId, String reason) {
        return handle.createUpdate("""
                        update inbox set state = 1, leased_until = null, done_at = current_timestamp, reason = :reason
                        where id = :id and state = 0
                        """)
                .bind("id", inboxId)
                .bind("reason", reason)
                .execute();
    }

    private static Optional<Long> find(Handle handle, BusMessage message) {
        return handle.createQuery("select id from events where message_id = :message")
                .bind("message", message.id())
                .mapTo(Long.class)
                .findOne();
    }

    private static long insert(Handle handle, BusMessage message, List<Part> ours) {
        Part first =
                ours.stream().filter(part -> part.draft() != null).findFirst().orElseThrow();
        return handle.createUpdate("""
                        insert into events (message_id, search_key, event_type_id, state)
                        values (:message, :key, :type, 0)
                        """)
                .bind("message", message.id())
                .bind("key", Text.cut(first.draft().searchKey(), 500))
                .bind("type", EventTypes.number(handle, first.type().eventType()))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    /** @return whether the part is finished now and was not before */
    private boolean storePart(Handle handle, long event, Part part, ManualRequest request) {
        int status = !part.finished() ? 0 : part.draft().answer() == Draft.Answer.PLANNED ? 1 : 2;
        String reason = part.finished() ? part.draft().because() : part.failure();
        int mode = plans.dry(part.type(), request) ? 1 : 0;
        int updated = handle.createUpdate("""
                        update event_parts set status = :status, reason = :reason, version = :version, mode = :mode
                        where event_id = :event and content_type = :type and status = 0
                        """)
                .bind("status", status)
                .bind("reason", Text.sentence(reason))
                .bind("version", part.type().version())
                .bind("mode", mode)
                .bind("event", event)
                .bind("type", part.type().name())
                .execute();
        if (updated == 1) {
            return part.finished();
        }
        return handle.createUpdate("""
                                insert into event_parts (event_id, content_type, version, status, reason, mode)
                                select :event, cast(:type as varchar(100)), cast(:version as varchar(100)),
                                       cast(:status as smallint), cast(:reason as varchar(4000)),
                                       cast(:mode as smallint)
                                from events where id = :event and not exists (
                                  select 1 from event_parts where event_id = :event and content_type = :type)
                                """)
                                .bind("event", event)
                                .bind("type", part.type().name())
                                .bind("version", part.type().version())
                                .bind("status", status)
                                .bind("reason", Text.sentence(reason))
                                .bind("mode", mode)
                                .execute()
                        == 1
                && part.finished();
    }

    /** Ends the parts of content types that are gone, or no longer recognise what they once failed at. */
    private static void dropUnanswered(Handle handle, long event) {
        handle.createUpdate("""
                        update event_parts set status = 2, reason = content_type || ' no longer recognises the message.'
                        where event_id = :event and status = 0
                        """).bind("event", event).execute();
    }
}
