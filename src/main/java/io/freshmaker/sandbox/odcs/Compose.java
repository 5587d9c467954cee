package io.freshmaker.sandbox.odcs;

import io.freshmaker.compose.ComposeState;
import java.util.List;

/**
 * A compose.
 *
 * @param files the compose whose files it is served from: an older one of the same content, or itself
 * @param holds the NVRs of the builds in its repository, as far as anybody told
 * @param life how long it is kept when it is done, in milliseconds
 * @param reason of its state; null for none
 * @param removedBy who had it removed; null for nobody
 */
record Compose(
        long id,
        String owner,
        Content content,
        long files,
        List<String> holds,
        long life,
        ComposeState state,
        String reason,
        Times times,
        String removedBy) {

    /** A new one. */
    static Compose of(long id, String owner, Content content, long life, long now) {
        Times times = new Times(now, 0, 0, 0, now + life);
        return new Compose(id, owner, content, id, List.of(), life, ComposeState.WAIT, null, times, null);
    }

    Compose started(long now) {
        return to(ComposeState.GENERATING, "Compose thread started", times.startedAt(now));
    }

    Compose done(long newFiles, List<String> newHolds, long now) {
        return new Compose(
                id,
                owner,
                content,
                newFiles,
                newHolds,
                life,
                ComposeState.DONE,
                "Compose is generated successfully",
                times.doneAt(now, now + life),
                removedBy);
    }

    Compose failed(String why, long now) {
        return to(ComposeState.FAILED, why, times.doneAt(now, now + life));
    }

    /** Gone, because its time is over or because somebody had it removed; what a failed one says is kept. */
    Compose removed(long now) {
        String why = removedBy == null ? "Compose is expired." : "Removed by " + removedBy + ".";
        String said = state == ComposeState.FAILED ? reason + "\n" + why : why;
        return to(ComposeState.REMOVED, said, times.removedAt(now));
    }

    Compose expiring(long newExpires) {
        return to(state, reason, times.expiring(newExpires));
    }

    Compose unwanted(String by, long now) {
        return new Compose(id, owner, content, files, holds, life, state, reason, times.expiring(now), by);
    }

    private Compose to(ComposeState newState, String newReason, Times newTimes) {
        return new Compose(id, owner, content, files, holds, life, newState, newReason, newTimes, removedBy);
    }

    /** Whether it has ended and is not removed yet. */
    boolean stored() {
        return in(ComposeState.DONE) || in(ComposeState.FAILED);
    }

    boolean in(ComposeState one) {
        return state == one;
    }
}
