package io.freshmaker.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.plan.Draft;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The composes that are followed at ODCS at the moment, kept in memory: of its many messages those about others end here,
 * without the database. A message only has its compose looked at at once, so one that is missed costs a poll.
 * Thread-safe.
 */
public final class ComposeHints implements Predicate<JsonNode> {

    private final Database database;
    private volatile Set<Long> known = Set.of();

    public ComposeHints(Database database) {
        this.database = database;
    }

    /** Reads anew what is followed. */
    public void refresh() {
        known = Set.copyOf(database.read(handle -> handle.createQuery(
                        "select distinct remote_id from composes where step in (2, 3) and remote_id is not null")
                .mapTo(Long.class)
                .list()));
    }

    /** Whether a message with this body is about one of them. */
    @Override
    public boolean test(JsonNode body) {
        return known.contains(remote(body));
    }

    /** Has the compose that a message is about looked at now. */
    public Draft wake(Draft draft) {
        long remote = remote(draft.message().body());
        if (known.contains(remote)) {
            database.transact(
                    handle -> handle.createUpdate("""
                            update composes set due_at = current_timestamp
                            where remote_id = :remote and step in (2, 3) and due_at > current_timestamp
                            """).bind("remote", remote).execute());
        }
        return draft.notOurs("It only tells when to look.");
    }

    /** ODCS's id; 0 where there is none. */
    private static long remote(JsonNode body) {
        JsonNode id = body.path("compose").path("id");
        return id.isIntegralNumber() && id.canConvertToLong() ? id.longValue() : 0;
    }
}
