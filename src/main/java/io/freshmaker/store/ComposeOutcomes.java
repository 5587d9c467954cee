package io.freshmaker.store;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposePace;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeStep;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.compose.RemoteCompose;
import io.freshmaker.store.ComposeBuilds.Open;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What ODCS's answers lead to, for a compose and the builds that need it. Each method is a part of its caller's
 * transaction, and does nothing for a claim that ran out.
 */
final class ComposeOutcomes {

    private final ComposePace pace;
    private final Pause pause;
    private final RemoteComposes remotes;
    private final ComposeBuilds builds;
    private final ComposeRenewal renewal;
    private final ComposeFailing failing;
    private final DiscardedComposes discards;
    private final RemoteWords said;
    private final ComposeLives lives;

    ComposeOutcomes(Builds ends, ComposeBuilds builds, ComposePace pace, Pause pause) {
        this.pace = pace;
        this.pause = pause;
        this.remotes = new RemoteComposes(pace);
        this.builds = builds;
        this.renewal = new ComposeRenewal(builds);
        this.failing = new ComposeFailing(ends, builds);
        this.discards = new DiscardedComposes(pace, pause);
        this.said = new RemoteWords(pace);
        this.lives = new ComposeLives(pace);
    }

    /** Does what the answer to the request means. */
    void answered(Handle handle, ComposeWork work, ComposeAnswer answer) {
        if (answer instanceof ComposeAnswer.Accepted accepted) {
            taken(handle, work, accepted.compose());
        } else if (answer instanceof ComposeAnswer.Rejected) {
            if (ComposeRows.move(handle, work, ComposeStep.ENDED, Duration.ZERO, 0, answer.words())) {
                String words = "ODCS refuses to make " + ComposeWords.called(work.need()) + ": " + answer.words();
                ComposeRows.tell(handle, work.id(), words);
                giveUp(handle, work, words);
            }
        } else if (answer instanceof ComposeAnswer.Refused) {
            later(handle, work, ComposeStep.ASK, answer.words());
        } else if (ComposeRows.move(handle, work, ComposeStep.ASKING, pace.settle(), 0, answer.words())) {
            ComposeRows.tell(handle, work.id(), "its answer was lost, and it is looked for: " + answer.words());
            builds.explain(handle, work.id());
        }
    }

    /** One that has ended already is looked at first: only then ODCS says all of it. */
    private void taken(Handle handle, ComposeWork work, RemoteCompose remote) {
        if (!remote.state().ended()) {
            seen(handle, work, remote);
        } else if (remotes.taken(handle, work, remote)) {
            builds.explain(handle, work.id());
        }
    }

    /** Gives it back until later, and has its builds tell why when that is news. */
    void later(Handle handle, ComposeWork work, ComposeStep next, String words) {
        later(handle, work, next, pause.after(work.tries() + 1), words);
    }

    void later(Handle handle, ComposeWork work, ComposeStep next, Duration wait, String words) {
        String before = ComposeRows.reason(handle, work.id());
        if (ComposeRows.move(handle, work, next, wait, work.tries() + 1, words) && !words.equals(before)) {
            builds.explain(handle, work.id());
        }
    }

    /** It is certainly not at ODCS: it is asked for again. */
    void absent(Handle handle, ComposeWork work) {
        if (ComposeRows.move(handle, work, ComposeStep.ASK, Duration.ZERO, 0, null)) {
            ComposeRows.tell(handle, work.id(), "it was looked for and is not there");
            builds.explain(handle, work.id());
        }
    }

    /**
     * Does what its state at ODCS means.
     *
     * @return whether it ends soon and is still needed, so that it has to be kept longer
     */
    boolean seen(Handle handle, ComposeWork work, RemoteCompose remote) {
        return seen(handle, work, remote, null);
    }

    private boolean seen(Handle handle, ComposeWork work, RemoteCompose remote, Duration granted) {
        boolean followed = work.remote() == remote.id();
        if (RemoteComposes.isAnother(handle, work, remote)) {
            return seen(handle, work, RemoteComposes.forgotten(remote.id()));
        }
        if (!remotes.seen(handle, work, remote, granted)) {
            return false;
        }
        boolean news = !followed || work.state() != remote.state() || work.tries() > 0;
        switch (remote.state()) {
            case WAIT, GENERATING -> {
                if (work.overdue()) {
                    useless(handle, work, said.tooLate(remote));
                    discards.discard(handle, work.id());
                } else if (news) {
                    builds.explain(handle, work.id());
                }
            }
            case DONE -> {
                if (!remotes.hasRepository(handle, work)) {
                    useless(handle, work, said.noRepository(remote));
                    return false;
                }
                if (lives.tooShort(granted)) {
                    String words = said.tooShort(remote, granted);
                    ComposeRows.tell(handle, work.id(), words);
                    giveUp(handle, work, words);
                    return false;
                }
                builds.release(handle, work.id());
                return lives.endsSoon(handle, remote);
            }
            case REMOVED -> gone(handle, work, remote);
            case FAILED -> failed(handle, work, said.failed(remote));
        }
        return false;
    }

    private void gone(Handle handle, ComposeWork work, RemoteCompose remote) {
        boolean used = remote.done() != null || work.state() == ComposeState.DONE;
        String words = said.removed(remote);
        Duration granted = ComposeLives.granted(handle, work);
        if (!used) {
            failed(handle, work, words);
        } else if (lives.tooShort(granted)) {
            failed(handle, work, words + " " + said.tooShort(remote, granted));
        } else {
            ComposeRows.end(handle, work.id(), words);
            renew(handle, work, 1, Duration.ZERO, words);
        }
    }

    /** ODCS was asked to keep it longer, and says until when it does: where that is too soon, to ask again is no use. */
    void extended(Handle handle, ComposeWork work, RemoteCompose remote) {
        seen(handle, work, remote, ComposeLives.left(handle, remote));
    }

    /** ODCS has another compose in the place of one that it was to keep: builds get that one. */
    void replaced(Handle handle, ComposeWork work, RemoteCompose remote) {
        String words = "compose " + work.remote() + " was removed, and ODCS makes compose " + remote.id() + " of it";
        if (ComposeRows.move(handle, work, ComposeStep.ENDED, Duration.ZERO, 0, words)) {
            ComposeRows.end(handle, work.id(), words);
            ComposeRows.tell(handle, work.id(), words);
            renew(handle, work, 1, Duration.ZERO, words).ifPresent(next -> {
                remotes.adopt(handle, next, remote);
                builds.explain(handle, next);
            });
        }
    }

    /** What counts as failed though ODCS does not say so. */
    private void useless(Handle handle, ComposeWork work, String words) {
        ComposeRows.tell(handle, work.id(), words);
        failed(handle, work, words);
    }

    private void failed(Handle handle, ComposeWork work, String words) {
        if (work.attempt() >= pace.attempts()) {
            giveUp(handle, work, words + (work.attempt() > 1 ? " It was tried " + work.attempt() + " times." : ""));
        } else {
            ComposeRows.end(handle, work.id(), words);
            renew(handle, work, work.attempt() + 1, pace.pause(work.attempt()), words);
        }
    }

    private Optional<Long> renew(Handle handle, ComposeWork work, int attempt, Duration wait, String words) {
        List<Open> unsent = ComposeBuilds.unsent(handle, work.id());
        return unsent.isEmpty()
                ? Optional.empty()
                : Optional.of(renewal.renew(handle, work.id(), attempt, wait, words, unsent));
    }

    private void giveUp(Handle handle, ComposeWork work, String words) {
        ComposeRows.end(handle, work.id(), words);
        failing.giveUp(handle, work.id(), words);
    }
}
