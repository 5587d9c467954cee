package io.freshmaker.store;

import java.util.Collection;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Lets people who may not change everything change what they asked for themselves. */
final class Ownership {

    private Ownership() {}

    private record Asked(long event, String requester) {

        String sentence() {
            return "Event " + event + (requester == null ? " came over the bus" : " was asked for by " + requester)
                    + ": only an admin changes what somebody else, or nobody, asked for.";
        }
    }

    /** @throws NotTheirs when somebody else asked for this event, or the bus brought it */
    static void requireEvent(Handle handle, Asker asker, long event) {
        if (asker.all()) {
            return;
        }
        handle.createQuery("select id, requester from events where id = :event")
                .bind("event", event)
                .map((row, context) -> new Asked(row.getLong(1), row.getString(2)))
                .findOne()
                .ifPresent(found -> require(asker, found));
    }

    /** @throws NotTheirs when one of these builds is for an event that somebody else asked for, or that the bus brought */
    static void requireBuilds(Handle handle, Asker asker, Collection<Long> builds) {
        if (asker.all()) {
            return;
        }
        Chunks.of(builds)
                .forEach(chunk -> handle.createQuery("""
                        select e.id, e.requester from events e where e.id in
                          (select event_id from build_causes where build_id in (<ids>)
                           union select event_id from builds where id in (<ids>)) order by e.id
                        """)
                        .bindList("ids", chunk)
                        .map((row, context) -> new Asked(row.getLong(1), row.getString(2)))
                        .list()
                        .forEach(found -> require(asker, found)));
    }

    private static void require(Asker asker, Asked found) {
        if (!Objects.equals(asker.name(), found.requester())) {
            throw new NotTheirs(found.sentence());
        }
    }
}
