package io.freshmaker.store;

import io.freshmaker.submit.Pace;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is sent again, now or later, and what has to be looked up before; in its caller's transaction. */
final class Resending {

    private static final int MOST_ATTEMPTS = 5;

    private final CancelEnds ends;
    private final Pause pause;
    private final Map<String, Pace> paces;

    /** @param paces by build system */
    Resending(CancelEnds ends, Pause pause, Map<String, Pace> paces) {
        this.ends = ends;
        this.pause = pause;
        this.paces = paces;
    }

    /** The build system takes nothing at the moment. */
    void refused(Handle handle, Submission submission, String words) {
        int tries = submission.tries() + 1;
        if (SubmissionRows.move(handle, submission, Step.SEND, pause.after(tries), tries, words)
                && !ends.unsent(handle, submission)) {
            BuildLog.tell(handle, List.of(submission.buildId()), "is sent again later: " + words);
            SubmissionRows.explain(handle, submission, SubmissionWords.tried(words, tries));
        }
    }

    /** Nobody knows whether the build system has it. */
    void lost(Handle handle, Submission submission, String words) {
        Duration settle = paces.get(submission.system()).settle();
        if (SubmissionRows.move(handle, submission, Step.SENDING, settle, 0, words)) {
            BuildLog.tell(handle, List.of(submission.buildId()), "is looked up before it is sent again: " + words);
            SubmissionRows.explain(
                    handle,
                    submission,
                    "The answer was lost (" + words + "); it is looked up at " + submission.system()
                            + " before anything is sent again.");
        }
    }

    /**
     * The build system has such a build of another commit: the next commit is tried.
     *
     * @return why that is of no use any more
     */
    Optional<String> taken(Handle handle, Submission submission) {
        if (submission.turn() >= MOST_ATTEMPTS) {
            return Optional.of(submission.system() + " said of " + submission.turn()
                    + " commits that it has such a build, and lists none of them: look there for "
                    + submission.artifact().label() + ".");
        }
        if (SubmissionRows.move(
                        handle, submission, Step.ENDED, Duration.ZERO, 0, "Its version belongs to another commit.")
                && !ends.unsent(handle, submission)) {
            SubmissionRows.record(handle, submission.buildId(), submission.system(), Duration.ZERO);
        }
        return Optional.empty();
    }
}
