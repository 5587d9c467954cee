package io.freshmaker.store;

import io.freshmaker.change.SignatureHint;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.Handle;

/** The rows behind {@link Signings}; each method is a part of its caller's transaction. */
final class SigningRows {

    private SigningRows() {}

    /** Adds a build, or puts off asking about it; one that is whole stays so, and one that was given up begins anew. */
    static int hear(Handle handle, SignatureHint hint, SigningPace pace) {
        return hear(handle, hint.subject(), hint.nvr(), hint.key(), hint.tag(), pace);
    }

    static int hear(Handle handle, String subject, String nvr, String key, String tag, SigningPace pace) {
        OffsetDateTime now = Database.now(handle);
        int changed = run(
                handle,
                "update signings set due_at = :due, heard_at = :now, tries = 0",
                0,
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
        return changed > 0 ? changed : run(handle, """
                        update signings set state = 0, due_at = :due, heard_at = :now, since = :now, expires_at = :expires,
                          ended_at = null, tries = 0, reason = null""", 2, subject, key, tag, now, pace);
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
        return (state == 0 ? statement : statement.bind("expires", now.plus(pace.deadline()))).execute();
    }
}
