package io.freshmaker.store;

import io.freshmaker.compose.ComposeStep;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.store.ComposeBuilds.Open;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Takes composes for the next call about them, and gives back what has no need of it. Each method is a part of its
 * caller's transaction.
 */
final class ComposeClaims {

    /** Until what nobody wants at the moment, or a pause has stopped, is looked at again. */
    private static final Duration LATER = Duration.ofSeconds(5);

    private final ComposeOutcomes outcomes;
    private final DiscardedComposes discards;
    private final PauseSwitch pauses;
    private final Supplier<String> replica;

    ComposeClaims(ComposeOutcomes outcomes, DiscardedComposes discards, PauseSwitch pauses, Supplier<String> replica) {
        this.outcomes = outcomes;
        this.discards = discards;
        this.pauses = pauses;
        this.replica = replica;
    }

    /** One that is to be asked for; null when another has it, it is not due, or no build may go on with it. */
    ComposeWork toAsk(Handle handle, long id) {
        ComposeWork work = ComposeRows.claim(handle, id, List.of(ComposeStep.ASK), replica.get());
        return work == null || !wanted(handle, work) ? null : work;
    }

    /** Gives back what is not to be asked for now: for a pause, for builds that are held, or for good. */
    private boolean wanted(Handle handle, ComposeWork work) {
        List<Open> open = ComposeBuilds.open(handle, work.id());
        Optional<String> paused = pauses.sentence(handle, Composes.ODCS);
        if (open.isEmpty()) {
            unneeded(handle, work);
        } else if (open.stream().allMatch(Open::held)) {
            ComposeRows.release(handle, work, LATER);
        } else if (paused.isPresent()) {
            outcomes.later(handle, work, ComposeStep.ASK, LATER, paused.get());
        } else {
            return true;
        }
        return false;
    }

    /** Before it was asked for: nothing was made of it, and another event with this need begins anew. */
    private static void unneeded(Handle handle, ComposeWork work) {
        ComposeRows.end(handle, work.id(), "No build needs it any more.");
        ComposeRows.tell(handle, work.id(), "no build needs it any more, and it was not asked for");
    }

    /** One that is to be looked at; null when another has it, it is not due, or there is no need any more. */
    ComposeWork toLookAt(Handle handle, long id) {
        List<ComposeStep> looks = List.of(ComposeStep.ASKING, ComposeStep.FOLLOW, ComposeStep.KEEP);
        ComposeWork work = ComposeRows.claim(handle, id, looks, replica.get());
        return work == null || goesOn(handle, work) ? work : null;
    }

    private boolean goesOn(Handle handle, ComposeWork work) {
        boolean needed = work.step() != ComposeStep.KEEP
                || !ComposeBuilds.open(handle, work.id()).isEmpty();
        if (!needed) {
            ComposeRows.move(handle, work, ComposeStep.ENDED, Duration.ZERO, 0, null);
            ComposeRows.tell(handle, work.id(), "no build needs it any more");
        }
        return needed;
    }

    /** One that is to be deleted at ODCS; null when another has it, or somebody needs it after all. */
    ComposeWork toDelete(Handle handle, long id) {
        ComposeWork work = ComposeRows.claim(handle, id, List.of(ComposeStep.DISCARD), replica.get());
        return work == null || discards.mayGo(handle, work) ? work : null;
    }

    /**
     * One that was looked at and ends soon, noted as asked for: where it is gone by then, ODCS makes another one of it.
     *
     * @param settled how long that request may be running there
     * @return null when another has it by now
     */
    ComposeWork toKeep(Handle handle, long id, Duration settled) {
        ComposeRows.look(handle, id);
        ComposeWork work = ComposeRows.claim(handle, id, List.of(ComposeStep.KEEP), replica.get());
        if (work != null) {
            handle.createUpdate("update composes set keep_asked_at = current_timestamp, keep_settled_at = :settled"
                            + " where id = :id")
                    .bind("settled", Database.now(handle).plus(settled))
                    .bind("id", id)
                    .execute();
        }
        return work;
    }

    /** The request to keep it was answered, whatever the answer. */
    static void kept(Handle handle, ComposeWork work) {
        handle.createUpdate("update composes set keep_asked_at = null, keep_settled_at = null"
                        + " where id = :id and leased_until = :lease")
                .bind("id", work.id())
                .bind("lease", ComposeRows.lease(work))
                .execute();
    }
}
