package io.freshmaker.store;

import io.freshmaker.submit.Answer;
import io.freshmaker.submit.Pace;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What the answers and the listings of a build system lead to, for a submission and its build. Each method is a part of
 * its caller's transaction, and does nothing for a claim that ran out.
 */
final class Outcomes {

    private final Builds builds;
    private final Pause pause;
    private final Map<String, Pace> paces;
    private final SubmissionWords said;
    private final CancelEnds ends;
    private final Resending resending;

    Outcomes(Builds builds, Pause pause, Map<String, Pace> paces) {
        this.builds = builds;
        this.said = new SubmissionWords(paces);
        this.ends = new CancelEnds(builds);
        this.pause = pause;
        this.paces = Map.copyOf(paces);
        this.resending = new Resending(ends, pause, this.paces);
    }

    /** Does what the build system's answer means. */
    void answered(Handle handle, Submission submission, Answer answer) {
        if (answer instanceof Answer.Accepted accepted) {
            accept(handle, submission, accepted.builds());
        } else if (answer instanceof Answer.Exists) {
            SubmissionRows.move(handle, submission, Step.EXISTS, Duration.ZERO, 0, answer.words());
        } else if (answer instanceof Answer.Rejected) {
            fail(handle, submission, answer.words());
        } else if (answer instanceof Answer.Refused) {
            resending.refused(handle, submission, answer.words());
        } else {
            resending.lost(handle, submission, answer.words());
        }
    }

    /** Does what was found at the build system means: adopts it, follows it, or sends what is certainly absent. */
    void found(Handle handle, Submission submission, List<RemoteBuild> remote) {
        if (!remote.isEmpty()) {
            accept(handle, submission, remote);
        } else if (submission.step() == Step.SENDING) {
            String words = "It was looked for and is not there.";
            if (SubmissionRows.move(handle, submission, Step.SEND, Duration.ZERO, 0, words)) {
                ends.unsent(handle, submission);
            }
        } else if (submission.step() == Step.EXISTS) {
            resending.taken(handle, submission).ifPresent(words -> fail(handle, submission, words));
        } else if (submission.overdue()) {
            giveUp(handle, submission, "it is no longer known there");
        } else {
            Duration wait = pace(submission).poll();
            SubmissionRows.move(handle, submission, submission.step(), wait, 0, "It is not listed at the moment.");
        }
    }

    /** A call failed that may simply be repeated: after a pause, or never when it is hopeless. */
    void interrupted(Handle handle, Submission submission, String words, boolean hopeless) {
        if (submission.step() == Step.CANCEL && hopeless && !CancelRequest.pending(handle, submission)) {
            giveUp(handle, submission, words);
        } else if (submission.step() != Step.CANCEL && hopeless) {
            fail(handle, submission, words);
        } else {
            putOff(handle, submission, words);
        }
    }

    /** It is looked at later, however long that takes: what has ended meanwhile is not to be failed. */
    void putOff(Handle handle, Submission submission, String words) {
        int tries = submission.tries() + 1;
        if (SubmissionRows.release(handle, submission, pause.after(tries), tries, words)) {
            SubmissionRows.explain(handle, submission, SubmissionWords.tried(words, tries));
        }
    }

    private void accept(Handle handle, Submission submission, List<RemoteBuild> remote) {
        String detail = remote.get(0).detail();
        Step next = submission.step() == Step.CANCEL ? Step.CANCEL : Step.FOLLOW;
        if (!SubmissionRows.move(handle, submission, next, pace(submission).poll(), 0, detail)) {
            return;
        }
        List<RemoteBuild> all = RemoteBuilds.remember(
                handle, submission, remote, pace(submission).deadline());
        List<RemoteBuild> failed = in(all, RemoteBuild.State.FAILED);
        List<RemoteBuild> running = in(all, RemoteBuild.State.RUNNING);
        List<RemoteBuild> canceled = in(all, RemoteBuild.State.CANCELED);
        if (!failed.isEmpty()) {
            SubmissionRows.end(handle, submission, failed.get(0).detail());
            builds.failed(handle, submission.buildId(), failed.get(0).detail());
        } else if (!canceled.isEmpty()) {
            SubmissionRows.end(handle, submission, canceled.get(0).detail());
            canceled(handle, submission, canceled.get(0).detail());
        } else if (running.isEmpty()) {
            SubmissionRows.end(handle, submission, "ready");
            builds.done(handle, submission.buildId(), all.get(0).nvr(), "Built.");
        } else {
            goesOn(handle, submission, running.get(0));
        }
    }

    /** What runs still: it is followed further, or canceled where it is late, or where somebody asked for its end. */
    private void goesOn(Handle handle, Submission submission, RemoteBuild first) {
        boolean asked = CancelRequest.pending(handle, submission);
        if (submission.step() != Step.CANCEL && (asked || submission.overdue())) {
            SubmissionRows.cancel(handle, submission.id(), first.detail());
        }
        SubmissionRows.explain(
                handle,
                submission,
                submission.overdue() && !asked
                        ? said.lateAndCanceled(submission, first)
                        : said.building(submission, first));
    }

    /** Ends the build of a submission that was stopped there: by us, as somebody asked or as it was late, or by others. */
    void canceled(Handle handle, Submission submission, String words) {
        Optional<CancelRequest> request = CancelRequest.of(handle, submission.buildId());
        if (request.isPresent()) {
            builds.canceled(handle, submission.buildId(), request.get().done(words));
        } else if (submission.step() == Step.CANCEL) {
            failed(handle, submission, said.tooLate(submission, words));
        } else {
            builds.canceled(handle, submission.buildId(), words);
        }
    }

    private static List<RemoteBuild> in(List<RemoteBuild> remote, RemoteBuild.State state) {
        return remote.stream().filter(build -> build.state() == state).toList();
    }

    private void giveUp(Handle handle, Submission submission, String last) {
        fail(handle, submission, said.tooLate(submission, last));
    }

    /** Ends the submission and its build. */
    void fail(Handle handle, Submission submission, String words) {
        if (SubmissionRows.move(handle, submission, Step.ENDED, Duration.ZERO, submission.tries(), words)) {
            failed(handle, submission, words);
        }
    }

    /** Ends the build of a submission that has ended, unless it can be made without its composes. */
    void failed(Handle handle, Submission submission, String words) {
        if (CancelRequest.pending(handle, submission)
                || !WithoutComposes.again(handle, submission, pace(submission).retry(), words)) {
            builds.failed(handle, submission.buildId(), words);
        }
    }

    /** What is said of submissions to these build systems. */
    SubmissionWords words() {
        return said;
    }

    Pace pace(Submission submission) {
        return paces.get(submission.system());
    }
}
