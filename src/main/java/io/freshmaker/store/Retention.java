package io.freshmaker.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is older than it has to be kept; what is still going on stays. */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Database database;
    private final int inboxDays;
    private final int unreadableDays;
    private final int eventDays;

    /** @param eventDays 0 keeps events for ever */
    public Retention(Database database, int inboxDays, int unreadableDays, int eventDays) {
        this.database = database;
        this.inboxDays = inboxDays;
        this.unreadableDays = unreadableDays;
        this.eventDays = eventDays;
    }

    /** Removes planned messages, unreadable messages, and events that ended with all that belongs to them. */
    public void clean() {
        int planned = delete("delete from inbox where state = 1 and received_at < :before", inboxDays);
        int unreadable = delete("delete from inbox where state = 2 and received_at < :before", unreadableDays);
        int events = eventDays == 0 ? 0 : delete("""
                        delete from events where state in (2, 3, 4, 5) and time_done < :before and not exists (
                          select 1 from builds b where b.event_id = events.id and b.state in (0, 4))
                        """, eventDays);
        if (planned + unreadable + events > 0) {
            LOG.info(
                    "retention: removed {} planned and {} unreadable messages, {} events", planned, unreadable, events);
        }
    }

    private int delete(String sql, int days) {
        return database.transact(handle -> handle.createUpdate(sql)
                .bind("before", Database.now(handle).minusDays(days))
                .execute());
    }
}
