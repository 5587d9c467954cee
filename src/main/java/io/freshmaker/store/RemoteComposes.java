package io.freshmaker.store;

import io.freshmaker.compose.ComposePace;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeStep;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.compose.RemoteCompose;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

/** What ODCS made of our requests, as it was seen last; each method is a part of its caller's transaction. */
final class RemoteComposes {

    /** Times are told in whole seconds in some answers. */
    private static final Duration ROUNDED = Duration.ofSeconds(1);

    private final ComposePace pace;
    private final ComposeLives lives;

    RemoteComposes(ComposePace pace) {
        this.pace = pace;
        this.lives = new ComposeLives(pace);
    }

    /**
     * Keeps what ODCS says, leaves the step for what comes next, and gives the compose back.
     *
     * @param granted for how long ODCS keeps it from now on, as it was asked to; null for what a look found
     * @return whether it was still this claim's
     */
    boolean seen(Handle handle, ComposeWork work, RemoteCompose remote, Duration granted) {
        OffsetDateTime now = Database.now(handle);
        ComposeStep next = next(remote.state());
        // What ODCS forgets with a compose, such as its URLs, stays.
        boolean ours = handle.createUpdate("""
                                update composes set step = :next, due_at = :due, leased_until = null, tries = 0,
                                  remote_id = :remote, state = :state, state_reason = :reason,
                                  state_since = case when state = :state then state_since else current_timestamp end,
                                  repository = coalesce(:repository, repository),
                                  repository_file = coalesce(:file, repository_file),
                                  time_submitted = coalesce(:submitted, time_submitted),
                                  time_done = coalesce(:done, time_done),
                                  time_to_expire = coalesce(:expires, time_to_expire),
                                  time_removed = coalesce(:removed, time_removed),
                                  deadline_at = coalesce(deadline_at, :deadline), granted_seconds = coalesce(
                                    cast(:granted as bigint), granted_seconds, cast(:life as bigint))
                                where id = :id and step = :step and leased_until = :lease
                                """)
                        .bind("next", next.id())
                        .bind(
                                "due",
                                now.plus(next == ComposeStep.KEEP ? lives.looked(now, remote.expires()) : pace.poll()))
                        .bind("remote", remote.id())
                        .bind("state", remote.state().id())
                        .bind("reason", text(remote.reason(), 4_000))
                        .bind("repository", text(remote.repository(), 2_000))
                        .bind("file", text(remote.repositoryFile(), 2_000))
                        .bind("submitted", time(remote.submitted()))
                        .bind("done", time(remote.done()))
                        .bind("expires", time(remote.expires()))
                        .bind("removed", time(remote.removed()))
                        .bind("deadline", now.plus(pace.deadline()))
                        .bind("granted", ComposeLives.seconds(granted))
                        .bind("life", ComposeLives.life(remote))
                        .bind("id", work.id())
                        .bind("step", work.step().id())
                        .bind("lease", ComposeRows.lease(work))
                        .execute()
                == 1;
        if (ours && (work.state() != remote.state() || work.remote() != remote.id())) {
            String reason = remote.reason().isEmpty() ? "" : ": " + remote.reason();
            ComposeRows.tell(
                    handle,
                    work.id(),
                    "compose " + remote.id() + " is " + remote.state().told() + reason);
        }
        return ours;
    }

    /** Whether ODCS has a compose of somebody else's under this number by now: its database was set up anew. */
    static boolean isAnother(Handle handle, ComposeWork work, RemoteCompose remote) {
        return remote.submitted() != null
                && handle.createQuery("select time_submitted from composes where id = :id and remote_id = :remote"
                                + " and time_submitted is not null")
                        .bind("id", work.id())
                        .bind("remote", remote.id())
                        .mapTo(OffsetDateTime.class)
                        .findOne()
                        .filter(known -> Duration.between(known.toInstant(), remote.submitted())
                                        .abs()
                                        .compareTo(ROUNDED)
                                > 0)
                        .isPresent();
    }

    /** What is said of one that ODCS no longer has. */
    static RemoteCompose forgotten(long id) {
        String words = "ODCS has another compose with this number now";
        return new RemoteCompose(id, ComposeState.REMOVED, words, "", null, "", "", null, null, null, null);
    }

    /**
     * Keeps that ODCS has it, and has it looked at now.
     *
     * @return whether it was still this claim's
     */
    boolean taken(Handle handle, ComposeWork work, RemoteCompose remote) {
        boolean ours = handle.createUpdate("""
                                update composes set step = 2, due_at = current_timestamp, leased_until = null, tries = 0,
                                  remote_id = :remote, state_reason = null, state_since = current_timestamp,
                                  deadline_at = :deadline
                                where id = :id and step = :step and leased_until = :lease
                                """)
                        .bind("remote", remote.id())
                        .bind("deadline", Database.now(handle).plus(pace.deadline()))
                        .bind("id", work.id())
                        .bind("step", work.step().id())
                        .bind("lease", ComposeRows.lease(work))
                        .execute()
                == 1;
        if (ours) {
            ComposeRows.tell(handle, work.id(), "ODCS has it as compose " + remote.id());
        }
        return ours;
    }

    /** Whether ODCS ever named the repository of a compose: it does not in each of its answers. */
    boolean hasRepository(Handle handle, ComposeWork work) {
        return handle.createQuery("select id from composes where id = :id and repository_file is not null")
                .bind("id", work.id())
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** Notes that it was our own request that made it. */
    static void own(Handle handle, ComposeWork work, RemoteCompose remote) {
        handle.createUpdate("update composes set own = true where id = :id and remote_id = :remote")
                .bind("id", work.id())
                .bind("remote", remote.id())
                .execute();
    }

    /** Has a compose followed that was recorded now and that our request to keep another one has made. */
    void adopt(Handle handle, long id, RemoteCompose remote) {
        handle.createUpdate("""
                        update composes set step = 2, remote_id = :remote, time_asked = current_timestamp,
                          state = :state, state_since = current_timestamp, own = true,
                          deadline_at = :deadline, due_at = current_timestamp
                        where id = :id and step = 0 and time_asked is null
                        """)
                .bind("remote", remote.id())
                .bind("state", remote.state().id())
                .bind("deadline", Database.now(handle).plus(pace.deadline()))
                .bind("id", id)
                .execute();
    }

    private static ComposeStep next(ComposeState state) {
        return switch (state) {
            case WAIT, GENERATING -> ComposeStep.FOLLOW;
            case DONE -> ComposeStep.KEEP;
            case REMOVED, FAILED -> ComposeStep.ENDED;
        };
    }

    private static String text(String text, int longest) {
        return text == null || text.isEmpty() ? null : Text.cut(text, longest);
    }

    private static OffsetDateTime time(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
