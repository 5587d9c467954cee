package io.freshmaker.store;

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
 * Our requests to build systems. Each step is committed before the call that it stands for, and is left by one
 * process only, so that a crash at any moment leaves exactly one way to go on.
 */
public final class Submissions {

    private final Database database;
    private final Builds builds;
    private final Pause pause;
    private final Map<String, Pace> paces;

    public Submissions(Database database, Builds builds, Pause pause, Map<String, Pace> paces) {
        this.database = database;
        this.builds = builds;
        this.pause = pause;
        this.paces = Map.copyOf(paces);
    }

    /** Takes a submission for its next step; null when another has it, or nothing is due. */
    public Submission claim(long id) {
        return database.transact(handle -> SubmissionRows.claim(handle, id));
    }

    /** The bump is pushed: next the build system is asked. */
    public Submission bumped(Submission submission, String commit, String scmurl) {
        return database.transact(handle -> {
            handle.createUpdate("""
                            update submissions set step = 1, commit_id = :commit, scmurl = :scmurl, tries = 0
                            where id = :id and step = 0
                            """)
                    .bind("commit", commit)
                    .bind("scmurl", scmurl)
                    .bind("id", submission.id())
                    .execute();
            return SubmissionRows.read(handle, submission.id());
        });
    }

    /**
     * Says that the request is about to be sent: from now on it is never sent again before it was looked for.
     *
     * @return null when another process was faster
     */
    public Submission sending(Submission submission) {
        Pace pace = pace(submission);
        return database.transact(handle -> {
            int left = handle.createUpdate("""
                            update submissions set step = 2, sent_at = current_timestamp, due_at = :due
                            where id = :id and step = 1
                            """)
                    .bind("due", Database.now(handle).plus(pace.timeout()).plus(pace.settle()))
                    .bind("id", submission.id())
                    .execute();
            return left == 0 ? null : SubmissionRows.read(handle, submission.id());
        });
    }

    /** Does what the build system's answer means. */
    public void answered(Submission submission, Answer answer) {
        database.transact(handle -> {
            if (answer instanceof Answer.Accepted accepted) {
                accept(handle, submission, accepted.builds());
            } else if (answer instanceof Answer.Exists) {
                move(handle, submission, Step.EXISTS, Duration.ZERO, 0, answer.words());
            } else if (answer instanceof Answer.Rejected) {
                fail(handle, submission, answer.words());
            } else if (answer instanceof Answer.Refused) {
                retry(handle, submission, Step.SEND, answer.words());
            } else {
                move(handle, submission, Step.SENDING, pace(submission).settle(), 0, answer.words());
                SubmissionRows.explain(
                        handle,
                        submission,
                        "The answer was lost (" + answer.words() + "); it is looked up at " + submission.system()
                                + " before anything is sent again.");
            }
            return null;
        });
    }

    /** Does what was found at the build system means: adopts it, follows it, or sends what is certainly absent. */
    public void found(Submission submission, List<RemoteBuild> remote) {
        database.transact(handle -> {
            if (!remote.isEmpty()) {
                accept(handle, submission, remote);
            } else if (submission.step() == Step.SENDING) {
                move(handle, submission, Step.SEND, Duration.ZERO, 0, "It was looked for and is not there.");
            } else if (submission.step() == Step.EXISTS) {
                again(handle, submission);
            } else if (submission.overdue()) {
                giveUp(handle, submission, "it is no longer known there");
            } else {
                move(handle, submission, Step.FOLLOW, pace(submission).poll(), 0, "It is not listed at the moment.");
            }
            return null;
        });
    }

    /** A call failed that may simply be repeated: after a pause, or never when it is hopeless. */
    public void interrupted(Submission submission, String words, boolean hopeless) {
        database.transact(handle -> {
            if (hopeless) {
                fail(handle, submission, words);
            } else if (submission.step().looks() && submission.overdue()) {
                giveUp(handle, submission, words);
            } else {
                retry(handle, submission, submission.step(), words);
            }
            return null;
        });
    }

    private void accept(Handle handle, Submission submission, List<RemoteBuild> remote) {
        SubmissionRows.remember(handle, submission, remote, pace(submission).deadline());
        List<RemoteBuild> failed = in(remote, RemoteBuild.State.FAILED);
        List<RemoteBuild> done = in(remote, RemoteBuild.State.DONE);
        if (!failed.isEmpty()) {
            move(handle, submission, Step.ENDED, Duration.ZERO, 0, failed.get(0).detail());
            builds.failed(handle, submission.buildId(), failed.get(0).detail());
        } else if (done.size() == remote.size()) {
            move(handle, submission, Step.ENDED, Duration.ZERO, 0, "ready");
            builds.done(handle, submission.buildId(), done.get(0).nvr(), "Built.");
        } else if (submission.overdue()) {
            giveUp(handle, submission, "its last state was " + remote.get(0).detail());
        } else {
            move(
                    handle,
                    submission,
                    Step.FOLLOW,
                    pace(submission).poll(),
                    0,
                    remote.get(0).detail());
        }
    }

    private static List<RemoteBuild> in(List<RemoteBuild> remote, RemoteBuild.State state) {
        return remote.stream().filter(build -> build.state() == state).toList();
    }

    private void again(Handle handle, Submission submission) {
        move(handle, submission, Step.ENDED, Duration.ZERO, 0, "Its version belongs to another commit.");
        SubmissionRows.record(handle, submission.buildId(), submission.system(), submission.attempt() + 1);
    }

    private void giveUp(Handle handle, Submission submission, String last) {
        Pace pace = pace(submission);
        fail(
                handle,
                submission,
                "No end within " + pace.deadline().toHours() + " hours at " + pace.system() + "; " + last + ".");
    }

    private void fail(Handle handle, Submission submission, String words) {
        move(handle, submission, Step.ENDED, Duration.ZERO, submission.tries(), words);
        builds.failed(handle, submission.buildId(), words);
    }

    private void retry(Handle handle, Submission submission, Step step, String words) {
        int tries = submission.tries() + 1;
        Duration wait = pause.after(tries);
        move(handle, submission, step, wait, tries, words);
        SubmissionRows.explain(
                handle, submission, words + " Tried " + tries + (tries == 1 ? " time" : " times") + "; tried again.");
    }

    private static void move(Handle handle, Submission submission, Step step, Duration wait, int tries, String words) {
        handle.createUpdate("""
                        update submissions set step = :step, due_at = :due, leased_until = null,
                          tries = :tries, words = :words
                        where id = :id and step <> 5
                        """)
                .bind("step", step.id())
                .bind("due", Database.now(handle).plus(wait))
                .bind("tries", tries)
                .bind("words", Text.sentence(words))
                .bind("id", submission.id())
                .execute();
    }

    private Pace pace(Submission submission) {
        return paces.get(submission.system());
    }
}
