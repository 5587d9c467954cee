package io.freshmaker.store;

import io.freshmaker.change.SignatureHint;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/** The rows behind {@link Signings}; each method is a part of its caller's transaction. */
final class SigningRows {

    private SigningRows() {}

    /** Who asks about it at the moment has read what was so before, and changes nothing. */
    private static final String ANEW = """
            update signings set state = 0, due_at = :due, heard_at = :now, since = :now, expires_at = :expires,
              ended_at = null, tries = 0, reason = null, leased_until = null""";

    private static final int WAITING = 0;
    private static final int SIGNED = 1;
    private static final int GIVEN_UP = 2;

    /**
     * Adds a build, or puts off asking about it. One that was given up begins anew, and so does one that is whole where
     * nobody said with which key it is signed now: it may be another one.
     */
    static int hear(Handle handle, SignatureHint hint, SigningPace pace) {
        return hear(handle, hint.subject(), hint.nvr(), hint.key(), hint.tag(), pace);
    }

    static int hear(Handle handle, String subject, String nvr, String key, String tag, SigningPace pace) {
        OffsetDateTime now = Database.now(handle);
        int changed = run(
                handle,
                "update signings set due_at = :due, heard_at = :now, tries = 0",
                WAITING,
                subject,
                key,
                tag,
                now,
                pace);
        if (changed == 0) {
            changed = handle.createUpdate("""
                            insert into signings (subject, sig_key, tag, nvr, since, heard_at, due_at, expires_at)
                            select cast(:subject as varchar(500)), cast(:key as varchar(40)), cast(:tag as varchar(256)),
                                   cast(:nvr as varchar(500)), cast(:now as timestamp with time zone),
                                   cast(:now as timestamp with time zone), cast(:due as timestamp with time zone),
                                   cast(:expires as timestamp with time zone)
                            from (values (1)) as one(x) where not exists (
                              select 1 from signings where subject = :subject and sig_key = :key and tag = :tag)
                            """)
                    .bind("subject", Text.key(subject))
                    .bind("key", key)
                    .bind("tag", tag)
                    .bind("nvr", Text.cut(nvr, 500))
                    .bind("now", now)
                    .bind("due", now.plus(pace.afterNews()))
                    .bind("expires", now.plus(pace.deadline()))
                    .execute();
        }
        if (changed == 0) {
            changed = run(handle, ANEW, GIVEN_UP, subject, key, tag, now, pace);
        }
        return changed > 0 || !key.isEmpty() || !tag.isEmpty()
                ? changed
                : run(handle, ANEW, SIGNED, subject, key, tag, now, pace);
    }

    /** Has a build asked about anew, however that ended, of whose signatures messages told: not one that none told of. */
    static int again(Handle handle, SignatureHint hint, SigningPace pace) {
        OffsetDateTime now = Database.now(handle);
        return handle.createUpdate(ANEW + " where subject in (:id, :nvr) and tag = ''")
                .bind("id", Text.key(hint.subject()))
                .bind("nvr", Text.key(hint.nvr()))
                .bind("due", now.plus(pace.afterNews()))
                .bind("now", now)
                .bind("expires", now.plus(pace.deadline()))
                .execute();
    }

    private static int run(
            Handle handle,
            String update,
            int state,
            String subject,
            String key,
            String tag,
            OffsetDateTime now,
            SigningPace pace) {
        var statement = handle.createUpdate(
                        update + " where subject = :subject and sig_key = :key and tag = :tag and state = :state")
                .bind("subject", Text.key(subject))
                .bind("key", key)
                .bind("tag", tag)
                .bind("state", state)
                .bind("due", now.plus(pace.afterNews()))
                .bind("now", now);
        return (state == WAITING ? statement : statement.bind("expires", now.plus(pace.deadline()))).execute();
    }
}
