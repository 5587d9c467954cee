package io.freshmaker.store;

import org.jdbi.v3.core.Handle;

/** Keeps what people had changed: a row for each change, written in its transaction. */
public final class Audit {

    private static final int LONGEST_NAME = 200;

    private Audit() {}

    /** Keeps a change that took more than one transaction, once it is whole. */
    public static void keep(Database database, Deed deed) {
        database.transact(handle -> {
            note(handle, deed);
            return null;
        });
    }

    /** What is about a build is about the event that planned it, too. */
    static void note(Handle handle, Deed deed) {
        handle.createUpdate("""
                        insert into audit (person, how, action, event_id, build_id, words)
                        values (:by, :how, :action,
                          coalesce(cast(:event as bigint), (select b.event_id from builds b where b.id = :build)),
                          :build, :words)
                        """)
                .bind("by", Text.cut(deed.by(), LONGEST_NAME))
                .bind("how", deed.how())
                .bind("action", deed.action())
                .bind("event", deed.eventId())
                .bind("build", deed.buildId())
                .bind("words", Text.sentence(deed.words()))
                .execute();
    }
}
