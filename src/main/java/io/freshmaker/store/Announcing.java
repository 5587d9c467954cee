package io.freshmaker.store;

import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;

/**
 * Writes announcements in the transaction that changes a state. They are the feed of changes; the bus is told of those
 * alone that were written after {@link Database#announce}. That comes with each handle.
 */
public final class Announcing implements JdbiConfig<Announcing> {

    private boolean on;

    /** For Jdbi: the bus is told nothing. */
    public Announcing() {}

    void turnOn() {
        on = true;
    }

    /** Announces the state that these builds have now, in the order of their ids. */
    static void builds(Handle handle, Collection<Long> builds) {
        for (List<Long> some : Chunks.of(builds)) {
            handle.createUpdate("""
                            insert into announcements (kind, event_id, build_id, state, state_reason, to_send)
                            select 1, event_id, id, state, state_reason, cast(:send as boolean)
                            from builds where id in (<ids>) order by id
                            """)
                    .bind("send", wanted(handle))
                    .bindList("ids", some)
                    .execute();
        }
    }

    /** Announces the state that an event has now. */
    static void event(Handle handle, long event) {
        handle.createUpdate("""
                        insert into announcements (kind, event_id, state, state_reason, to_send)
                        select 0, id, state, state_reason, cast(:send as boolean) from events where id = :id
                        """).bind("send", wanted(handle)).bind("id", event).execute();
    }

    /** What is announced beside changes of states. */
    enum Told {
        MANUAL_REBUILD(ChangeKind.MANUAL_REBUILD),
        ASYNC_MANUAL_BUILD(ChangeKind.ASYNC_MANUAL_BUILD),
        EVENT_CANCEL(ChangeKind.EVENT_CANCEL);

        private final ChangeKind kind;

        Told(ChangeKind kind) {
            this.kind = kind;
        }
    }

    /** Announces something that was asked for, with the body of its message. */
    static void told(Handle handle, Told what, long event, String json) {
        handle.createUpdate("""
                        insert into announcements (kind, event_id, state, body, to_send)
                        values (:kind, :event, 0, :body, :send)
                        """)
                .bind("kind", what.kind.number())
                .bind("event", event)
                .bind("body", json)
                .bind("send", wanted(handle))
                .execute();
    }

    /** Whether an event that is about to get this state has it already, so that there is nothing to announce. */
    static boolean known(Handle handle, long event, int state) {
        return handle.createQuery(
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
