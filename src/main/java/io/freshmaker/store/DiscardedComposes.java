package io.freshmaker.store;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposePace;
import io.freshmaker.compose.ComposeStep;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.compose.RemoteCompose;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * Composes that were given up before ODCS had made them, which it is told to delete. That is stored when they are given
 * up, and each is looked at before the call, so that a crash at any moment deletes nothing else. Each method is a part of
 * its caller's transaction, and does nothing for a claim that ran out.
 */
final class DiscardedComposes {

    private final ComposePace pace;
    private final Pause pause;

    DiscardedComposes(ComposePace pace, Pause pause) {
        this.pace = pace;
        this.pause = pause;
    }

    /** Has one that has ended here deleted at ODCS next; only what our own request made. */
    void discard(Handle handle, long id) {
        handle.createUpdate("""
                        update composes set step = 5, due_at = current_timestamp, tries = 0, deadline_at = :deadline
                        where id = :id and step = 4 and own = true and live_key is null
                        """)
                .bind("deadline", Database.now(handle).plus(pace.deadline()))
                .bind("id", id)
                .execute();
    }

    /** Whether nobody relies on one that was taken; otherwise it stays at ODCS. */
    boolean mayGo(Handle handle, ComposeWork work) {
        boolean shared = handle.createQuery("""
                        select id from composes where remote_id = :remote and id <> :id and step in (2, 3)
                        """)
                .bind("remote", work.remote())
                .bind("id", work.id())
                .mapTo(Long.class)
                .findFirst()
                .isPresent();
        boolean used = shared || !ComposeBuilds.open(handle, work.id()).isEmpty();
        if (used) {
            end(handle, work, "it is left at ODCS, as builds need it");
        }
        return !used;
    }

    /**
     * Looks at it as it is right before it is deleted: ODCS may have given its number to somebody else's.
     *
     * @return whether it is to be deleted
     */
    boolean seen(Handle handle, ComposeWork work, RemoteCompose remote) {
        boolean another = RemoteComposes.isAnother(handle, work, remote);
        if (another || remote.state().ended()) {
            end(
                    handle,
                    work,
                    "compose " + remote.id()
                            + (another
                                    ? " is somebody else's at ODCS by now, and is left there"
                                    : " is " + remote.state().told() + " at ODCS, and needs no deleting"));
            return false;
        }
        return true;
    }

    /** Does what ODCS's answer means; the reason for which it was given up stays. */
    void answered(Handle handle, ComposeWork work, ComposeAnswer answer) {
        String compose = "compose " + work.remote();
        if (answer instanceof ComposeAnswer.Deleted) {
            if (end(handle, work, "ODCS was told to delete " + compose + ": " + answer.words())) {
                handle.createUpdate("update composes set state = 3, state_since = current_timestamp where id = :id")
                        .bind("id", work.id())
                        .execute();
            }
        } else if (answer instanceof ComposeAnswer.Rejected) {
            end(handle, work, "ODCS does not delete " + compose + ", which expires there by itself: " + answer.words());
        } else {
            later(handle, work, answer.words());
        }
    }

    /** The call failed, or the look before it: it is repeated until the deadline. */
    void later(Handle handle, ComposeWork work, String words) {
        if (work.overdue()) {
            end(handle, work, "ODCS could not be told to delete compose " + work.remote() + ": " + words);
            return;
        }
        Duration wait = pause.after(work.tries() + 1);
        handle.createUpdate("update composes set due_at = :due, leased_until = null, tries = tries + 1"
                        + " where id = :id and step = 5 and leased_until = :lease")
                .bind("due", Database.now(handle).plus(wait))
                .bind("id", work.id())
                .bind("lease", ComposeRows.lease(work))
                .execute();
    }

    private static boolean end(Handle handle, ComposeWork work, String words) {
        boolean ours = handle.createUpdate("update composes set step = :ended, leased_until = null, tries = 0"
                                + " where id = :id and step = 5 and leased_until = :lease")
                        .bind("ended", ComposeStep.ENDED.id())
                        .bind("id", work.id())
                        .bind("lease", ComposeRows.lease(work))
                        .execute()
                == 1;
        if (ours) {
            ComposeRows.tell(handle, work.id(), words);
        }
        return ours;
    }
}
