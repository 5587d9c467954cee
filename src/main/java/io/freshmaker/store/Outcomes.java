package io.freshmaker.store;

import io.freshmaker.plan.Counted;
import io.freshmaker.submit.Answer;
import io.freshmaker.submit.Pace;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * What the answers and the listings of a build system lead to, for a submission and its build. Each method is a part of
 * its caller's transaction, and does nothing for a claim that ran out.
 */
final class Outcomes {

    private static final int MOST_ATTEMPTS = 5;

    private final Builds builds;
    private final Pause pause;
    private final Map<String, Pace> paces;

    Outcomes(Builds builds, Pause pause, Map<String, Pace> paces) {
        this.builds = builds;
        this.pause = pause;
        this.paces = Map.copyOf(paces);
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
            refused(handle, submission, answer.words());
        } else {
            lost(handle, submission, answer.words());
        }
    }

    /** Does what was found at the build system means: adopts it, follows it, or sends what is certainly absent. */
    void found(Handle handle, Submission submission, List<RemoteBuild> remote) {
        if (!remote.isEmpty()) {
            accept(handle, submission, remote);
        } else if (submission.step() == Step.SENDING) {
            SubmissionRows.move(handle, submission, Step.SEND, Duration.ZERO, 0, "It was looked for and is not there.");
        } else if (submission.step() == Step.EXISTS) {
            again(handle, submission);
        } else if (submission.overdue()) {
            giveUp(handle, submission, "it is no longer known there");
        } else {
            SubmissionRows.move(
                    handle, submission, Step.FOLLOW, pace(submission).poll(), 0, "It is not listed at the moment.");
        }
    }

    /** A call failed that may simply be repeated: after a pause, or never when it is hopeless. */
    void interrupted(Handle handle, Submission submission, String words, boolean hopeless) {
        if (hopeless) {
            fail(handle, submission, words);
        } else if (submission.step() == Step.FOLLOW && submission.overdue()) {
            giveUp(handle, submission, words);
        } else {
            putOff(handle, submission, words);
        }
    }

    /** It is looked at later, however long that takes: what has ended meanwhile is not to be failed. */
    void putOff(Handle handle, Submission submission, String words) {
        int tries = submission.tries() + 1;
        if (SubmissionRows.release(handle, submission, pause.after(tries), tries, words)) {
            SubmissionRows.explain(handle, submission, tried(words, tries));
        }
    }

    private void accept(Handle handle, Submission submission, List<RemoteBuild> remote) {
        String said = remote.get(0).detail();
        if (!SubmissionRows.move(
                handle, submission, Step.FOLLOW, pace(submission).poll(), 0, said)) {
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
            builds.canceled(handle, submission.buildId(), canceled.get(0).detail());
        } else if (running.isEmpty()) {
            SubmissionRows.end(handle, submission, "ready");
            builds.done(handle, submission.buildId(), all.get(0).nvr(), "Built.");
        } else if (submission.overdue()) {
            String words =
                    tooLate(submission, "its last state was " + running.get(0).detail());
            SubmissionRows.end(handle, submission, words);
            builds.failed(handle, submission.buildId(), words);
        } else {
            RemoteBuild first = running.get(0);
            SubmissionRows.explain(handle, submission, building(submission, first));
        }
    }

    /** What a build system is doing, for a person. */
    String building(Submission submission, RemoteBuild remote) {
        int attempts = pace(submission).attempts();
        String turn = submission.turn() > 1 && attempts > 1
                ? "Attempt " + submission.turn() + " of " + attempts + ": building"
                : "Building";
        return turn + " as " + submission.system() + " " + RemoteBuilds.called(submission) + remote.id() + ": "
                + remote.detail() + ".";
    }

    private static List<RemoteBuild> in(List<RemoteBuild> remote, RemoteBuild.State state) {
        return remote.stream().filter(build -> build.state() == state).toList();
    }

    private void refused(Handle handle, Submission submission, String words) {
        int tries = submission.tries() + 1;
        if (SubmissionRows.move(handle, submission, Step.SEND, pause.after(tries), tries, words)) {
            BuildLog.tell(handle, List.of(submission.buildId()), "is sent again later: " + words);
            SubmissionRows.explain(handle, submission, tried(words, tries));
        }
    }

    private void lost(Handle handle, Submission submission, String words) {
        if (SubmissionRows.move(
                handle, submission, Step.SENDING, pace(submission).settle(), 0, words)) {
            BuildLog.tell(handle, List.of(submission.buildId()), "is looked up before it is sent again: " + words);
            SubmissionRows.explain(
                    handle,
                    submission,
                    "The answer was lost (" + words + "); it is looked up at " + submission.system()
                            + " before anything is sent again.");
        }
    }

    private void again(Handle handle, Submission submission) {
        if (submission.turn() >= MOST_ATTEMPTS) {
            fail(
                    handle,
                    submission,
                    submission.system() + " said of " + submission.turn()
                            + " commits that it has such a build, and lists none of them: look there for "
                            + submission.artifact().label() + ".");
        } else if (SubmissionRows.move(
                handle, submission, Step.ENDED, Duration.ZERO, 0, "Its version belongs to another commit.")) {
            SubmissionRows.record(handle, submission.buildId(), submission.system(), Duration.ZERO);
        }
    }

    private void giveUp(Handle handle, Submission submission, String last) {
        fail(handle, submission, tooLate(submission, last));
    }

    /** That the deadline has passed, and what was known then. */
    String tooLate(Submission submission, String last) {
        Duration deadline = pace(submission).deadline();
        String limit =
                deadline.toMinutes() % 60 == 0 ? deadline.toHours() + " hours" : deadline.toMinutes() + " minutes";
        return "No end within " + limit + " at " + submission.system() + "; " + last + ".";
    }

    /** Ends the submission and its build. */
    void fail(Handle handle, Submission submission, String words) {
        if (SubmissionRows.move(handle, submission, Step.ENDED, Duration.ZERO, submission.tries(), words)) {
            failed(handle, submission, words);
        }
    }

    /** Ends the build of a submission that has ended, unless it can be made without its composes. */
    void failed(Handle handle, Submission submission, String words) {
        if (!WithoutComposes.again(handle, submission, pace(submission).retry(), words)) {
            builds.failed(handle, submission.buildId(), words);
        }
    }

    private static String tried(String words, int tries) {
        String end = words.matches("(?s).*[.?!]") ? " " : ". ";
        return words + end + "Tried " + Counted.of(tries, "time") + "; tried again.";
    }

    Pace pace(Submission submission) {
        return paces.get(submission.system());
    }
}
