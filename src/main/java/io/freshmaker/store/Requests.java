package io.freshmaker.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.change.Envelope;
import io.freshmaker.manual.RebuildRequest;
import io.freshmaker.manual.Subject;
import io.freshmaker.manual.Unfit;
import io.freshmaker.plan.ManualRequest;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what people ask to be rebuilt: the event, its message in the inbox, what is announced of it and who asked for it
 * are stored in one transaction, or none of them is.
 */
public final class Requests {

    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final int LONGEST_SEARCH_KEY = 500;
    private static final int LONGEST_NAME = 200;

    private final Database database;

    public Requests(Database database) {
        this.database = database;
    }

    /**
     * Stores a request, to be planned like a message of the bus.
     *
     * @param how how it is known who asks, as {@link Deed} has it
     * @return the id of its event
     * @throws Unfit when an event that it names is not there or can't be planned again, or the same is going on already
     */
    public long take(RebuildRequest request, String how) {
        return database.transact(handle -> take(handle, request, how));
    }

    static long take(Handle handle, RebuildRequest request, String how) {
        Origin named = request.dependsOn() == null ? null : Origin.of(handle, request.dependsOn());
        boolean again = request.subject() instanceof Subject.Again;
        if (again) {
            named.requireMessage();
        }
        String key =
                Text.hash(request.subject() instanceof Subject.Told told ? told.key() : "event " + request.dependsOn());
        if (again && named.key() != null) {
            key = named.key();
        }
        refuseSecond(handle, key, request.wants().force());
        String message = "manual:" + UUID.randomUUID();
        String searchKey = request.subject() instanceof Subject.Told told ? told.searchKey() : named.searchKey();
        long event = insert(handle, request, message, searchKey, key);
        if (request.subject() instanceof Subject.Told told) {
            insertMessage(handle, message, told, request.wants());
        } else {
            copyMessage(handle, message, named, named.inherited(request.wants()));
        }
        if (named != null) {
            handle.createUpdate("insert into event_dependencies (event_id, depends_on_id) values (:event, :on)")
                    .bind("event", event)
                    .bind("on", request.dependsOn())
                    .execute();
        }
        tell(handle, request, event, message, how);
        return event;
    }

    /** Of two that ask for the same at the same time one waits here, and then finds the other's event. */
    private static void refuseSecond(Handle handle, String key, boolean force) {
        handle.createUpdate("update event_types set name = name where id = 11").execute();
        if (force) {
            return;
        }
        SortedMap<Long, Boolean> running = new TreeMap<>();
        handle.createQuery("select id, dry_run from events where request_key = :key and state in (0, 1)")
                .bind("key", key)
                .map((row, context) -> running.put(row.getLong(1), row.getBoolean(2)) == null)
                .list();
        if (!running.isEmpty()) {
            throw new Unfit("The same is "
                    + (running.containsValue(false)
                            ? "being rebuilt already, by event "
                            : "planned as a dry run already, by event ")
                    + running.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + ": wait until it has ended, or set force to true.");
        }
    }

    private static long insert(Handle handle, RebuildRequest request, String message, String searchKey, String key) {
        return handle.createUpdate("""
                        insert into events (message_id, search_key, event_type_id, state, state_reason, dry_run,
                          requester, requester_metadata, requested_rebuilds, request_key, overrides)
                        values (:message, :searchKey, :type, 0, :reason, :dry, :by, :metadata, :requested, :key,
                          :overrides)
                        """)
                .bind("message", message)
                .bind("searchKey", Text.cut(searchKey, LONGEST_SEARCH_KEY))
                .bind("type", request.eventType())
                .bind("reason", Text.sentence(words(request)))
                .bind("dry", request.wants().dryRun())
                .bind("by", Text.cut(request.wants().by(), LONGEST_NAME))
                .bind("metadata", text(request.metadata()))
                .bind("requested", request.requested().isEmpty() ? null : Text.json(request.requested()))
                .bind("key", key)
                .bind("overrides", text(request.overrides()))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
    }

    private static String words(RebuildRequest request) {
        return "Asked for by " + request.wants().by() + (request.wants().dryRun() ? " as a dry run" : "")
                + ", and planned next." + Asker.because(request.wants().reason());
    }

    private static String text(ObjectNode json) {
        return json == null ? null : Text.json(json);
    }

    private static void insertMessage(Handle handle, String id, Subject.Told told, ManualRequest wants) {
        handle.createUpdate("""
                        insert into inbox (message_id, topic, address, envelope, headers, body, request)
                        values (:id, :topic, :topic, :envelope, '{}', :body, :request)
                        """)
                .bind("id", id)
                .bind("topic", told.topic())
                .bind("envelope", Envelope.OWN.label())
                .bind("body", Text.json(told.body()))
                .bind("request", RequestText.of(wants))
                .execute();
    }

    /** Without what its contents are recognised by on another bus: it is wanted once more. */
    private static void copyMessage(Handle handle, String id, Origin origin, ManualRequest wants) {
        handle.createUpdate("""
                        insert into inbox (message_id, topic, address, envelope, headers, body, sent_at, request)
                        select cast(:id as varchar(500)), topic, address, envelope, headers, body, sent_at,
                          cast(:request as varchar(1000000))
                        from inbox where id = :from
                        """)
                .bind("id", id)
                .bind("from", origin.inboxId())
                .bind("request", RequestText.of(wants))
                .execute();
    }

    private static void tell(Handle handle, RebuildRequest request, long event, String message, String how) {
        String by = request.wants().by();
        Announcing.event(handle, event);
        ObjectNode body = request.given()
                .deepCopy()
                .put("requester", by)
                .put("msg_id", message)
                .put("event_id", event);
        Announcing.told(
                handle,
                request.async() ? Announcing.Told.ASYNC_MANUAL_BUILD : Announcing.Told.MANUAL_REBUILD,
                event,
                Text.json(body));
        String action = request.async() ? "async-rebuild" : "rebuild";
        Audit.note(handle, new Deed(by, how, action, event, null, words(request)));
        handle.afterCommit(() -> LOG.atInfo()
                .addKeyValue("event", event)
                .log("event {}: {} asked for by {} ({})", event, action, by, how));
    }
}
