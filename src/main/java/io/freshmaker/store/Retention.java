package io.freshmaker.store;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what is older than it has to be kept; what is still going on stays. */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Database database;
    private final List<Aged> aged;

    public Retention(Database database, KeptDays days) {
        this.database = database;
        // Every table that grows stands here, or its rows go with those of one that does.
        this.aged = List.of(
                Aged.plain("planned messages", days.inbox(), "inbox", "received_at < :before and state = 1"),
                Aged.plain("unreadable messages", days.unreadable(), "inbox", "received_at < :before and state = 2"),
                Aged.plain("signatures of builds", days.inbox(), "signings", "ended_at < :before and state <> 0"),
                AgedEvents.events(days.events()),
                AgedEvents.decisions(days.decisions()),
                AgedEvents.submissions(days.submissions()),
                // The newest of those that were renewed goes first, as the others are named by it.
                Aged.plain("composes", days.events(), "composes", """
                        time_created < :before
                        and not exists (select 1 from build_composes b where b.compose_id = composes.id)
                        and not exists (select 1 from composes n where n.renews = composes.id)
                        """),
                // But for the newest: ids of messages are made from theirs, which are counted on in another database.
                Aged.plain("announcements", days.announcements(), "announcements", """
                        sent_at < :before and id < (select max(a.id) from announcements a)
                        """),
                Aged.plain("changes by people", days.audit(), "audit", "at_time < :before"),
                Aged.plain("artifacts that nothing refers to", days.artifacts(), "artifacts", """
                        seen_at < :before and version = '' and nvr = ''
                        and not exists (select 1 from containment c where c.compound_id = artifacts.id)
                        and not exists (select 1 from containment c where c.constituent_id = artifacts.id)
                        and not exists (select 1 from image_postings p where p.constituent_id = artifacts.id)
                        and not exists (select 1 from image_builds b where b.parent_id = artifacts.id)
                        and not exists (select 1 from image_stages s where s.stage_id = artifacts.id)
                        """));
    }

    /** Looks once at each of them, and removes what is old. */
    public void clean() {
        List<String> gone = new ArrayList<>();
        for (Aged some : aged) {
            int rows = some.days() == 0 ? 0 : clean(some);
            if (rows > 0) {
                gone.add(rows + " " + some.told());
            }
        }
        if (!gone.isEmpty()) {
            LOG.info("retention: removed {}", String.join(", ", gone));
        }
    }

    /** Deletes some rows at a time: nothing else is held up for long, and what is gone stays gone. */
    private int clean(Aged some) {
        OffsetDateTime before = database.read(Database::now).minusDays(some.days());
        List<Long> found = database.read(handle -> handle.createQuery(some.find())
                .bind("before", before)
                .mapTo(Long.class)
                .list());
        int all = 0;
        for (int from = 0; from < found.size(); from += some.chunk()) {
            List<Long> ids = found.subList(from, Math.min(from + some.chunk(), found.size()));
            all += database.remove(handle -> some.drop().drop(handle, ids, before));
        }
        return all;
    }
}
