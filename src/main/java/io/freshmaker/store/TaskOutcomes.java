package io.freshmaker.store;

import io.freshmaker.plan.Counted;
import io.freshmaker.submit.Followed;
import io.freshmaker.submit.ImageEnd;
import io.freshmaker.submit.Pace;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * What Koji's tasks lead to, for a submission and its build. Each method is a part of its caller's transaction, and
 * does nothing for a claim that ran out.
 */
final class TaskOutcomes {

    private static final int LONGEST_WORDS = 600;
    private static final int LONGEST_DOUBLING = 20;
    private static final double JITTER = 0.1;

    private final Builds builds;
    private final Outcomes outcomes;

    TaskOutcomes(Builds builds, Outcomes outcomes) {
        this.builds = builds;
        this.outcomes = outcomes;
    }

    /** What runs is looked at again later; what has ended is read next, one by one. */
    void heard(Handle handle, Followed followed, List<RemoteBuild> tasks) {
        Map<Long, RemoteBuild> byId =
                tasks.stream().collect(Collectors.toMap(RemoteBuild::id, Function.identity(), (one, other) -> one));
        FollowedRows.lock(handle, followed.submissions());
        var running = new RunningTasks(handle);
        for (Submission submission : followed.submissions()) {
            RemoteBuild task = byId.get(submission.remote());
            if (task == null) {
                outcomes.found(handle, submission, List.of());
            } else if (task.state() != RemoteBuild.State.RUNNING) {
                SubmissionRows.move(handle, submission, Step.READ, Duration.ZERO, 0, task.detail());
            } else if (submission.overdue()) {
                overdue(handle, submission, task);
            } else {
                Duration wait = jittered(outcomes.pace(submission).poll());
                running.add(submission, task, wait, outcomes.words().building(submission, task));
            }
        }
        running.store();
    }

    /** It is looked at once more, and canceled if it still runs: a build that is tried again would have two tasks. */
    private void overdue(Handle handle, Submission submission, RemoteBuild task) {
        if (SubmissionRows.move(handle, submission, Step.CANCEL, Duration.ZERO, 0, task.detail())) {
            SubmissionRows.explain(handle, submission, outcomes.words().lateAndCanceled(submission, task));
        }
    }

    /** Ends the build by what came of its task, or has it tried once more. */
    void ended(Handle handle, Submission submission, ImageEnd end) {
        RemoteBuild task = end.task();
        if (task.state() == RemoteBuild.State.RUNNING) {
            if (SubmissionRows.move(handle, submission, Step.FOLLOW, Duration.ZERO, 0, task.detail())
                    && CancelRequest.pending(handle, submission)) {
                SubmissionRows.cancel(handle, submission.id(), task.detail());
            }
            return;
        }
        boolean again = task.state() == RemoteBuild.State.FAILED
                && !end.lasting()
                && submission.turn() < outcomes.pace(submission).attempts();
        if (!SubmissionRows.move(handle, submission, Step.ENDED, Duration.ZERO, 0, task.detail())) {
            return;
        }
        RemoteBuilds.remember(
                handle, submission, List.of(task), outcomes.pace(submission).deadline());
        if (again && CancelRequest.pending(handle, submission)) {
            outcomes.canceled(
                    handle, submission, "attempt " + submission.turn() + " failed: " + shortened(task.detail()));
        } else if (again) {
            nextAttempt(handle, submission, task);
        } else {
            close(handle, submission, end);
        }
    }

    private void close(Handle handle, Submission submission, ImageEnd end) {
        long build = submission.buildId();
        String words = shortened(end.task().detail());
        if (end.task().state() == RemoteBuild.State.CANCELED) {
            outcomes.canceled(handle, submission, words);
        } else if (end.task().state() == RemoteBuild.State.FAILED) {
            outcomes.failed(handle, submission, submission.turn() == 1 ? words : tried(words, submission.turn()));
        } else if (end.image() == null) {
            builds.done(handle, build, end.task().nvr(), words);
        } else {
            var verdict = ShippedContents.of(handle, build, end);
            builds.rebuilt(handle, build, end.image().nvr());
            if (verdict.fresh()) {
                builds.done(handle, build, end.image().nvr(), verdict.reason());
            } else {
                outcomes.failed(handle, submission, verdict.reason());
            }
        }
    }

    /** A build that waits for its next attempt keeps its slot: a Koji at which all fails is not flooded. */
    private void nextAttempt(Handle handle, Submission submission, RemoteBuild task) {
        Pace pace = outcomes.pace(submission);
        int turn = submission.turn();
        Duration wait = jittered(pace.retry().multipliedBy(1L << Math.min(turn - 1, LONGEST_DOUBLING)));
        OffsetDateTime due = Database.now(handle).plus(wait);
        SubmissionRows.record(handle, submission.buildId(), submission.system(), wait);
        String words = "Attempt " + (turn + 1) + " of " + pace.attempts() + " at " + Moments.clock(due) + "; attempt "
                + turn + " failed: " + shortened(task.detail());
        SubmissionRows.explain(handle, submission, words);
        BuildLog.tell(handle, List.of(submission.buildId()), "is tried again: " + words);
    }

    private static String tried(String words, int turns) {
        return words + (words.matches("(?s).*[.?!]") ? " " : ". ") + "Tried " + Counted.of(turns, "time") + ".";
    }

    private static String shortened(String words) {
        return Text.cut(words, LONGEST_WORDS);
    }

    /** So that what failed or was sent together is not tried together. */
    private static Duration jittered(Duration wait) {
        double factor = 1 - JITTER + ThreadLocalRandom.current().nextDouble(2 * JITTER);
        return Duration.ofMillis((long) (wait.toMillis() * factor));
    }
}
