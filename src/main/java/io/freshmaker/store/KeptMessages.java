package io.freshmaker.store;

import io.freshmaker.change.BusMessage;
import io.freshmaker.plan.ManualRequest;
import java.util.Optional;

/** The messages that events were made of, as long as they are kept. Only reads. */
public final class KeptMessages {

    private final Database database;

    public KeptMessages(Database database) {
        this.database = database;
    }

    /** Whether there is an event of that id. */
    public boolean exists(long event) {
        return database.read(handle -> handle.createQuery("select id from events where id = :event")
                .bind("event", event)
                .mapTo(Long.class)
                .findOne()
                .isPresent());
    }

    /**
     * A message of the inbox.
     *
     * @param request what a person asked for with it; {@link ManualRequest#NONE} where the bus brought it
     */
    public record Kept(BusMessage message, ManualRequest request) {}

    /** The message of an event; nothing when it is kept no more. */
    public Optional<Kept> ofEvent(long event) {
        return database.read(handle -> handle.createQuery("""
                        select i.* from events e join inbox i on i.message_id = e.message_id where e.id = :event
                        """)
                .bind("event", event)
                .map((row, context) -> new Kept(InboxRows.message(row), RequestText.read(row.getString("request"))))
                .findOne());
    }
}
