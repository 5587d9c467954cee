package io.freshmaker.store;

import io.freshmaker.change.BusMessage;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Draft;
import io.freshmaker.plan.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events: one for each message that a content type recognised, with all that was decided for it. */
public final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private final Database database;
    private final Inbox inbox;
    private final PlanWriter plans;

    public Events(Database database, Inbox inbox, PlanWriter plans) {
        this.database = database;
        this.inbox = inbox;
        this.plans = plans;
    }

    /**
     * Stores what the content types said to a message, in one transaction: the event with its parts, builds, causes,
     * order and decisions. What is stored already stays; a part that could not be finished leaves the message waiting.
     */
    public void record(Answers answers, int tries) {
        Optional<Recorded> recorded = database.transact(handle -> record(handle, answers, tries));
        recorded.ifPresent(Recorded::log);
    }

    private Optional<Recorded> record(Handle handle, Answers answers, int tries) {
        List<Part> ours = answers.parts().stream().filter(Part::ours).toList();
        List<Part> unfinished = ours.stream().filter(part -> !part.finished()).toList();
        String failures = unfinished.stream().map(Part::failure).distinct().collect(Collectors.joining("; "));
        Optional<Long> known = find(handle, answers.message());
        boolean recognised = known.isPresent() || ours.stream().anyMatch(part -> part.draft() != null);
        int guarded = unfinished.isEmpty()
                ? finish(handle, answers.inboxId(), recognised ? null : "no content type recognised it")
                : inbox.postpone(handle, answers.inboxId(), tries, failures);
        if (guarded == 0 || !recognised) {
            return Optional.empty();
        }
        long event = known.orElseGet(() -> insert(handle, answers.message(), ours));
        for (Part part : ours) {
            if (storePart(handle, event, part)) {
                plans.write(handle, event, part);
            }
        }
        if (unfinished.isEmpty()) {
            dropUnanswered(handle, event);
        }
        return Optional.of(settle(handle, event, failures));
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
    private static boolean storePart(Handle handle, long event, Part part) {
        int status = !part.finished() ? 0 : part.draft().answer() == Draft.Answer.PLANNED ? 1 : 2;
        String reason = part.finished() ? part.draft().because() : part.failure();
        int updated = handle.createUpdate("""
                        update event_parts set status = :status, reason = :reason, version = :version
                        where event_id = :event and content_type = :type and status = 0
                        """)
                .bind("status", status)
                .bind("reason", Text.sentence(reason))
                .bind("version", part.type().version())
                .bind("event", event)
                .bind("type", part.type().name())
                .execute();
        if (updated == 1) {
            return part.finished();
        }
        return handle.createUpdate("""
                                insert into event_parts (event_id, content_type, version, status, reason)
                                select :event, cast(:type as varchar(100)), cast(:version as varchar(100)),
                                       cast(:status as smallint), cast(:reason as varchar(4000))
                                from events where id = :event and not exists (
                                  select 1 from event_parts where event_id = :event and content_type = :type)
                                """)
                                .bind("event", event)
                                .bind("type", part.type().name())
                                .bind("version", part.type().version())
                                .bind("status", status)
                                .bind("reason", Text.sentence(reason))
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

    /** Gives the event the state that its parts and builds add up to. */
    private static Recorded settle(Handle handle, long event, String failures) {
        long builds = handle.createQuery("select count(distinct build_id) from build_causes where event_id = :event")
                .bind("event", event)
                .mapTo(Long.class)
                .one();
        String because = handle
                .createQuery(
                        "select reason from event_parts where event_id = :event and status = 2 and reason is not null order by content_type")
                .bind("event", event)
                .mapTo(String.class)
                .list()
                .stream()
                .distinct()
                .collect(Collectors.joining(" "));
        int state = builds > 0 ? 1 : failures.isEmpty() ? 4 : 0;
        String reason = builds > 0 ? builds + (builds == 1 ? " build planned." : " builds planned.") : because;
        if (!failures.isEmpty()) {
            reason = (reason.isEmpty() ? "" : reason + " ") + "Waiting: " + failures;
        }
        handle.createUpdate("""
                        update events set state = :state, state_reason = :reason,
                          time_done = case when :state = 4 then current_timestamp else null end
                        where id = :id and state in (0, 1)
                        """)
                .bind("state", state)
                .bind("reason", Text.sentence(reason))
                .bind("id", event)
                .execute();
        EventClosing.close(handle, event);
        return new Recorded(event, state, reason);
    }

    private record Recorded(long event, int state, String reason) {
        void log() {
            String name = state == 1 ? "BUILDING" : state == 4 ? "SKIPPED" : "INITIALIZED";
            LOG.atInfo().addKeyValue("event", event).log("event {} is {}: {}", event, name, reason);
        }
    }
}
