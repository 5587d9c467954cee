package io.freshmaker.store;

import io.freshmaker.change.BusMessage;
import io.freshmaker.plan.Received;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The messages that somebody listens to: waiting to be planned, planned, or unreadable. */
public final class Inbox {

    static final int WAITING = 0;
    static final int DONE = 1;
    static final int UNREADABLE = 2;

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int LONGEST_HEADERS = 1_000_000;
    private static final int LONGEST_BODY = 2_000_000;
    /** Of what can't be read the beginning is enough for people. */
    private static final int LONGEST_UNREADABLE = 100_000;

    private final Database database;
    private final Pause pause;
    private final Supplier<String> replica;

    /** For a process that has the database for itself. */
    public Inbox(Database database, Pause pause) {
        this(database, pause, () -> null);
    }

    /** @param replica who takes messages, for others to know when it is gone */
    public Inbox(Database database, Pause pause, Supplier<String> replica) {
        this.database = database;
        this.pause = pause;
        this.replica = replica;
    }

    /**
     * Stores a message, committed when this returns.
     *
     * @return false when a message with this id is there already, which then stays as it is
     */
    public boolean accept(BusMessage message) {
        String body = Text.json(message.body());
        if (body.length() > LONGEST_BODY) {
            return keepUnreadable(message, body, tooLong("contents", body.length(), LONGEST_BODY));
        }
        int headers = Text.json(message.headers()).length();
        if (headers > LONGEST_HEADERS) {
            return keepUnreadable(message, body, tooLong("headers", headers, LONGEST_HEADERS));
        }
        return insert(message, body, WAITING, null);
    }

    /**
     * Keeps a message that can't be read, with the reason, for people to look at.
     *
     * @param message what could be made out of it, with a null body
     * @param text the payload as it came; its first 100,000 characters are kept
     */
    public boolean keepUnreadable(BusMessage message, String text, String reason) {
        return insert(message, Text.cut(text, LONGEST_UNREADABLE), UNREADABLE, reason);
    }

    /** Adds a message of our own to a transaction, unless one with its id is there already. */
    static void add(Handle handle, BusMessage own) {
        handle.createUpdate("""
                        insert into inbox (message_id, topic, address, envelope, headers, body, state)
                        select cast(:id as varchar(500)), cast(:topic as varchar(500)), cast(:topic as varchar(1000)),
                               cast(:envelope as varchar(40)), '{}', cast(:body as varchar(2000000)), 0
                        from (values (1)) as one(x)
                        where not exists (select 1 from inbox where message_id = :id)
                        """)
                .bind("id", Text.key(own.id()))
                .bind("topic", own.topic())
                .bind("envelope", own.envelope().label())
                .bind("body", Text.json(own.body()))
                .execute();
    }

    /** Whether the database answers and may be written to: if so, a row that it refuses is at fault itself. */
    public boolean answers() {
        try {
            database.requireRoom();
            return database.read(Database::now) != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static String tooLong(String what, int length, int longest) {
        return "its " + what + " take " + length + " characters; up to " + longest + " fit";
    }

    private boolean insert(BusMessage message, String body, int state, String reason) {
        String headers = Text.json(message.headers());
        try {
            return database.write(handle -> handle.createUpdate("""
                                    insert into inbox (message_id, topic, address, envelope, headers, body, sent_at, state, reason,
                                      content_hash)
                                    values (:id, :topic, :address, :envelope, :headers, :body, :sent, :state, :reason,
                                      :hash)
                                    """)
                            .bind("id", Text.key(message.id()))
                            .bind("topic", Text.cut(message.topic(), 500))
                            .bind("address", Text.cut(message.address(), 1000))
                            .bind("envelope", message.envelope().label())
                            .bind("headers", headers.length() <= LONGEST_HEADERS ? headers : "{}")
                            .bind("body", body)
                            .bind("sent", time(message.sentAt()))
                            .bind("state", state)
                            .bind("reason", Text.sentence(reason))
                            .bind("hash", state == WAITING ? ContentHash.of(message) : null)
                            .execute()
                    == 1);
        } catch (JdbiException e) {
            if (Database.isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Takes a waiting message for planning, for two minutes, or until its replica is gone.
     *
     * @return null when another has it, it is planned already, or it turns out to be the same as another one that came
     *     over a bridge between two buses
     */
    public Received claim(long id) {
        return database.transact(handle -> {
            OffsetDateTime now = Database.now(handle);
            int taken = handle.createUpdate("""
                            update inbox set tries = tries + 1, leased_until = :until, leased_by = :replica
                            where id = :id and state = 0 and due_at <= :now
                              and (leased_until is null or leased_until < :now)
                            """)
                    .bind("id", id)
                    .bind("now", now)
                    .bind("until", now.plus(LEASE))
                    .bind("replica", replica.get())
                    .execute();
            return taken == 0 || Twins.end(handle, id) ? null : InboxRows.received(handle, id);
        });
    }

    /** Puts a message back after planning it failed, to be tried again after a pause; unless another took it since. */
    public void postpone(Received received, String reason) {
        database.transact(handle -> postpone(handle, received.id(), received.tries(), reason));
    }

    int postpone(Handle handle, long id, int tries, String reason) {
        return handle.createUpdate("""
                        update inbox set leased_until = null, due_at = :due, reason = :reason
                        where id = :id and state = 0 and tries = :tries
                        """)
                .bind("id", id)
                .bind("tries", tries)
                .bind("due", Database.now(handle).plus(pause.after(tries)))
                .bind("reason", Text.sentence(reason))
                .execute();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
