package io.freshmaker.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is older than it has to be kept; what is still going on stays. */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private static final int CHUNK = 200;

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
        int planned = delete("inbox", "state = 1 and received_at < :before", inboxDays);
        int unreadable = delete("inbox", "state = 2 and received_at < :before", unreadableDays);
        // An event stays as long as another one that joined a build of it.
        int events = eventDays == 0 ? 0 : delete("events", """
                        state in (2, 3, 4, 5) and time_done < :before and not exists (
                          select 1 from builds b join build_causes c on c.build_id = b.id
                            join events e on e.id = c.event_id
                          where b.event_id = events.id
                            and (b.state in (0, 4) or e.state in (0, 1) or e.time_done >= :before))
                        """, eventDays);
        if (planned + unreadable + events > 0) {
            LOG.info(
                    "retention: removed {} planned and {} unreadable messages, {} events", planned, unreadable, events);
        }
    }

    /** Deletes some rows at a time: nothing else is held up for long, and what is gone stays gone. */
    private int delete(String table, String old, int days) {
        int all = 0;
        for (int gone = CHUNK; gone == CHUNK; all += gone) {
            gone = database.transact(handle -> {
                List<Long> ids = handle.createQuery("select id from <table> where <old> order by id limit <chunk>")
                        .define("table", table)
                        .define("old", old)
                        .define("chunk", CHUNK)
                        .bind("before", Database.now(handle).minusDays(days))
                        .mapTo(Long.class)
                        .list();
                return ids.isEmpty() ? 0 : delete(handle, table, ids);
            });
        }
        return all;
    }

    private static int delete(Handle handle, String table, List<Long> ids) {
        if (table.equals("events")) {
            // HSQLDB refuses to delete a row and to clear a field of it in one cascade.
            handle.createUpdate("""
                            update builds set dep_on_id = null where dep_on_id in
                              (select id from builds where event_id in (<ids>))
                            """).bindList("ids", ids).execute();
        }
        return handle.createUpdate("delete from <table> where id in (<ids>)")
                .define("table", table)
                .bindList("ids", ids)
                .execute();
    }
}
