package io.freshmaker.store;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/**
 * Writes announcements in the transaction that changes a state; nothing where {@link Database#announce} was not called.
 * It comes with each handle, so that whoever changes a state can't do it without.
 */
public final class Announcing implements JdbiConfig<Announcing> {

    private boolean on;

    /** For Jdbi: off. */
    public Announcing() {}

    void turnOn() {
        on = true;
    }

    /** Announces the state that these builds have now, in the order of their ids. */
    static void builds(Handle handle, Collection<Long> builds) {
        if (!wanted(handle)) {
            return;
        }
        for (List<Long> some : Chunks.of(builds)) {
            handle.createUpdate("""
                            insert into announcements (kind, event_id, build_id, state, state_reason)
                            select 1, event_id, id, state, state_reason from builds where id in (<ids>) order by id
                            """).bindList("ids", some).execute();
        }
    }

    /** Announces the state that an event has now. */
    static void event(Handle handle, long event) {
        if (wanted(handle)) {
            handle.createUpdate("""
                            insert into announcements (kind, event_id, state, state_reason)
                            select 0, id, state, state_reason from events where id = :id
                            """).bind("id", event).execute();
        }
    }

    /** What is announced beside changes of states; the numbers are those of the database. */
    enum Told {
        MANUAL_REBUILD(2),
        ASYNC_MANUAL_BUILD(3),
        EVENT_CANCEL(4);

        private final int kind;

        Told(int kind) {
            this.kind = kind;
        }
    }

    /** Announces something that was asked for, with the body of its message. */
    static void told(Handle handle, Told what, long event, String json) {
        if (wanted(handle)) {
            handle.createUpdate("""
                            insert into announcements (kind, event_id, state, body) values (:kind, :event, 0, :body)
                            """)
                    .bind("kind", what.kind)
                    .bind("event", event)
                    .bind("body", json)
                    .execute();
        }
    }

    /** Whether an event that is about to get this state has it already, so that there is nothing to announce. */
    static boolean known(Handle handle, long event, int state) {
        return !wanted(handle)
                || handle.createQuery(
                                "select id from events where id = :id and state = :state and state_reason is not null")
                        .bind("id", event)
                        .bind("state", state)
                        .mapTo(Long.class)
                        .findOne()
                        .isPresent();
    }

    private static boolean wanted(Handle handle) {
        return handle.getConfig(Announcing.class).on;
    }

    @Override
    public Announcing createCopy() {
        var copy = new Announcing();
        copy.on = on;
        return copy;
    }
}
