package io.freshmaker.store;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposePace;
import io.freshmaker.compose.ComposeStep;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.compose.RemoteCompose;
import io.freshmaker.store.ComposeBuilds.Open;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/**
 * Our requests to ODCS. Each step is committed before the call that it stands for, and is left by one process only, so
 * that a crash at any moment leaves exactly one way to go on. A process whose claim ran out changes nothing that another
 * has claimed since.
 */
public final class Composes {

    /** What pauses call it by. */
    static final String ODCS = "odcs";

    /** Until what nobody wants at the moment, or a pause has stopped, is looked at again. */
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Database database;
    private final ComposePace pace;
    private final PauseSwitch pauses;
    private final Supplier<String> replica;
    private final ComposeOutcomes outcomes;

    /** @param replica who takes composes, for others to know when it is gone */
    public Composes(
            Database database,
            Builds ends,
            Waiting waiting,
            ComposePace pace,
            Pause pause,
            PauseSwitch pauses,
            Supplier<String> replica) {
        this.database = database;
        this.pace = pace;
        this.pauses = pauses;
        this.replica = replica;
        this.outcomes = new ComposeOutcomes(ends, new ComposeBuilds(waiting), pace, pause);
    }

    /** Takes a compose that is to be asked for; null when another has it, it is not due, or no build may go on with it. */
    public ComposeWork claim(long id) {
        return database.transact(handle -> {
            ComposeWork work = ComposeRows.claim(handle, id, List.of(ComposeStep.ASK), replica.get());
            return work == null || !wanted(handle, work) ? null : work;
        });
    }

    /** Gives back what is not to be asked for now: for a pause, for builds that are held, or for good. */
    private boolean wanted(Handle handle, ComposeWork work) {
        List<Open> open = ComposeBuilds.open(handle, work.id());
        Optional<String> paused = pauses.sentence(handle, ODCS);
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

    /** Takes a compose that is to be looked at; null when another has it, it is not due, or nobody needs it any more. */
    public ComposeWork claimLookUp(long id) {
        List<ComposeStep> looks = List.of(ComposeStep.ASKING, ComposeStep.FOLLOW, ComposeStep.KEEP);
        return database.transact(handle -> {
            ComposeWork work = ComposeRows.claim(handle, id, looks, replica.get());
            if (work == null || work.step() != ComposeStep.KEEP) {
                return work;
            }
            boolean needed = !ComposeBuilds.open(handle, id).isEmpty();
            if (!needed) {
                ComposeRows.move(handle, work, ComposeStep.ENDED, Duration.ZERO, 0, null);
                ComposeRows.tell(handle, id, "no build needs it any more");
            }
            return needed ? work : null;
        });
    }

    /** Before it was asked for: nothing was made of it, and another event with this need begins anew. */
    private static void unneeded(Handle handle, ComposeWork work) {
        ComposeRows.end(handle, work.id(), "No build needs it any more.");
        ComposeRows.tell(handle, work.id(), "no build needs it any more, and it was not asked for");
    }

    /**
     * Says that the request is about to be sent: from now on it is never sent again before it was looked for.
     *
     * @return null when another process was faster
     */
    public ComposeWork asking(ComposeWork work) {
        return database.transact(handle -> {
            // The first request counts: whatever ODCS makes, it makes it later.
            int left = handle.createUpdate("""
                            update composes set step = 1, time_asked = coalesce(time_asked, current_timestamp),
                              due_at = :due
                            where id = :id and step = 0 and leased_until = :lease
                            """)
                    .bind("due", Database.now(handle).plus(pace.timeout()).plus(pace.settle()))
                    .bind("id", work.id())
                    .bind("lease", ComposeRows.lease(work))
                    .execute();
            return left == 0 ? null : ComposeRows.read(handle, work.id());
        });
    }

    /** Does what ODCS's answer to the request means. */
    public void answered(ComposeWork work, ComposeAnswer answer) {
        database.transact(handle -> {
            outcomes.answered(handle, work, answer);
            return null;
        });
    }

    /** Does what was found at ODCS means; null is that it certainly has no such compose, so that it is asked again. */
    public void found(ComposeWork work, ComposeAnswer answer) {
        database.transact(handle -> {
            if (answer == null) {
                outcomes.absent(handle, work);
            } else {
                outcomes.answered(handle, work, answer);
            }
            return null;
        });
    }

    /**
     * Does what ODCS says of a compose means.
     *
     * @return the compose when it has to be kept longer, taken for that; null when nothing is left to do now
     */
    public ComposeWork followed(ComposeWork work, RemoteCompose remote) {
        boolean kept = database.transact(handle -> outcomes.seen(handle, work, remote));
        return kept ? database.transact(handle -> claimKept(handle, work.id())) : null;
    }

    private ComposeWork claimKept(Handle handle, long id) {
        ComposeRows.look(handle, id);
        return ComposeRows.claim(handle, id, List.of(ComposeStep.KEEP), replica.get());
    }

    /** Does what ODCS's answer to the request to keep it longer means. */
    public void extended(ComposeWork work, ComposeAnswer answer) {
        database.transact(handle -> {
            if (!(answer instanceof ComposeAnswer.Accepted accepted)) {
                ComposeRows.move(handle, work, ComposeStep.KEEP, pace.poll(), work.tries() + 1, answer.words());
            } else if (accepted.compose().id() == work.remote()) {
                outcomes.seen(handle, work, accepted.compose());
            } else {
                outcomes.replaced(handle, work, accepted.compose());
            }
            return null;
        });
    }

    /** A call failed that may simply be repeated, as often as it takes: no compose fails because ODCS is away. */
    public void interrupted(ComposeWork work, String words) {
        database.transact(handle -> {
            outcomes.later(handle, work, work.step(), words);
            return null;
        });
    }
}
