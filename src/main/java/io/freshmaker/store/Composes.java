package io.freshmaker.store;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposePace;
import io.freshmaker.compose.ComposeStep;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.compose.RemoteCompose;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Our requests to ODCS. Each step is committed before the call that it stands for, and is left by one process only, so
 * that a crash at any moment leaves exactly one way to go on. A process whose claim ran out changes nothing that another
 * has claimed since.
 */
public final class Composes {

    /** What pauses call it by. */
    static final String ODCS = "odcs";

    private final Database database;
    private final ComposePace pace;
    private final ComposeOutcomes outcomes;
    private final DiscardedComposes discards;
    private final ComposeClaims claims;
    private final BiConsumer<String, String> tally;

    /**
     * @param replica who takes composes, for others to know when it is gone
     * @param tally is told of each answer by request and outcome: {@code ask}, {@code accepted}
     */
    public Composes(
            Database database,
            Builds ends,
            Waiting waiting,
            ComposePace pace,
            Pause pause,
            PauseSwitch pauses,
            Supplier<String> replica,
            BiConsumer<String, String> tally) {
        this.database = database;
        this.pace = pace;
        this.outcomes = new ComposeOutcomes(ends, new ComposeBuilds(waiting), pace, pause);
        this.discards = new DiscardedComposes(pace, pause);
        this.claims = new ComposeClaims(outcomes, discards, pauses, replica);
        this.tally = tally;
    }

    /** Takes a compose that is to be asked for; null when another has it, it is not due, or no build may go on with it. */
    public ComposeWork claim(long id) {
        return database.transact(handle -> claims.toAsk(handle, id));
    }

    /** Takes a compose that is to be looked at; null when another has it, it is not due, or nobody needs it any more. */
    public ComposeWork claimLookUp(long id) {
        return database.transact(handle -> claims.toLookAt(handle, id));
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
            if (answer instanceof ComposeAnswer.Accepted accepted) {
                RemoteComposes.own(handle, work, accepted.compose());
            }
            return null;
        });
        tell("ask", answer);
    }

    private void tell(String request, ComposeAnswer answer) {
        tally.accept(request, answer.getClass().getSimpleName().toLowerCase(Locale.ROOT));
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
        return kept
                ? database.transact(handle ->
                        claims.toKeep(handle, work.id(), pace.timeout().plus(pace.settle())))
                : null;
    }

    /** Does what ODCS's answer to the request to keep it longer means. */
    public void extended(ComposeWork work, ComposeAnswer answer) {
        database.transact(handle -> {
            if (!(answer instanceof ComposeAnswer.Unknown)) {
                ComposeClaims.kept(handle, work);
            }
            if (!(answer instanceof ComposeAnswer.Accepted accepted)) {
                ComposeRows.move(handle, work, ComposeStep.KEEP, pace.poll(), work.tries() + 1, answer.words());
            } else if (accepted.compose().id() == work.remote()) {
                outcomes.extended(handle, work, accepted.compose());
            } else {
                outcomes.replaced(handle, work, accepted.compose());
            }
            return null;
        });
        tell("keep", answer);
    }

    /** Takes a compose that ODCS is to delete; null when another has it, it is not due, or builds need it after all. */
    public ComposeWork claimDiscarded(long id) {
        return database.transact(handle -> claims.toDelete(handle, id));
    }

    /** Looks at what ODCS says of it right before it is deleted; null when it has ended there, or is another one. */
    public ComposeWork discarded(ComposeWork work, RemoteCompose remote) {
        return database.transact(handle -> discards.seen(handle, work, remote)) ? work : null;
    }

    /** Does what ODCS's answer to the request to delete it means. */
    public void deleted(ComposeWork work, ComposeAnswer answer) {
        database.transact(handle -> {
            discards.answered(handle, work, answer);
            return null;
        });
        tell("delete", answer);
    }

    /** A call failed that may simply be repeated, as often as it takes: no compose fails because ODCS is away. */
    public void interrupted(ComposeWork work, String words) {
        database.transact(handle -> {
            if (work.step() == ComposeStep.DISCARD) {
                discards.later(handle, work, words);
            } else {
                outcomes.later(handle, work, work.step(), words);
            }
            return null;
        });
    }
}
