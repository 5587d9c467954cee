package io.freshmaker.store;

import io.freshmaker.submit.Answer;
import io.freshmaker.submit.Pace;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Our requests to build systems. Each step is committed before the call that it stands for, and is left by one
 * process only, so that a crash at any moment leaves exactly one way to go on. A process whose claim ran out changes
 * nothing that another has claimed since.
 */
public final class Submissions {

    private final Database database;
    private final Outcomes outcomes;
    private final Map<String, Pace> paces;

    public Submissions(Database database, Builds builds, Pause pause, Map<String, Pace> paces) {
        this.database = database;
        this.outcomes = new Outcomes(builds, pause, paces);
        this.paces = Map.copyOf(paces);
    }

    /** Takes a submission that is to be bumped or sent; null when another has it, or neither is due. */
    public Submission claim(long id) {
        return claim(id, false);
    }

    /** Takes a submission that is to be looked up at the build system; null when another has it, or it is not due. */
    public Submission claimLookUp(long id) {
        return claim(id, true);
    }

    private Submission claim(long id, boolean looks) {
        List<Step> steps = Stream.of(Step.values())
                .filter(step -> step != Step.ENDED && step.looks() == looks)
                .toList();
        return database.transact(handle -> SubmissionRows.claim(handle, id, steps));
    }

    /** The bump is pushed: next the build system is asked. */
    public Submission bumped(Submission submission, String commit, String scmurl) {
        return database.transact(handle -> {
            int left = handle.createUpdate("""
                            update submissions set step = 1, commit_id = :commit, scmurl = :scmurl, tries = 0
                            where id = :id and step = 0 and leased_until = :lease
                            """)
                    .bind("commit", commit)
                    .bind("scmurl", scmurl)
                    .bind("id", submission.id())
                    .bind("lease", SubmissionRows.lease(submission))
                    .execute();
            return left == 0 ? submission : SubmissionRows.read(handle, submission.id());
        });
    }

    /**
     * Says that the request is about to be sent: from now on it is never sent again before it was looked for.
     *
     * @return null when another process was faster
     */
    public Submission sending(Submission submission) {
        Pace pace = paces.get(submission.system());
        return database.transact(handle -> {
            int left = handle.createUpdate("""
                            update submissions set step = 2, sent_at = current_timestamp, due_at = :due
                            where id = :id and step = 1 and leased_until = :lease
                            """)
                    .bind("due", Database.now(handle).plus(pace.timeout()).plus(pace.settle()))
                    .bind("id", submission.id())
                    .bind("lease", SubmissionRows.lease(submission))
                    .execute();
            return left == 0 ? null : SubmissionRows.read(handle, submission.id());
        });
    }

    /** Does what the build system's answer means. */
    public void answered(Submission submission, Answer answer) {
        database.transact(handle -> {
            outcomes.answered(handle, submission, answer);
            return null;
        });
    }

    /** Does what was found at the build system means: adopts it, follows it, or sends what is certainly absent. */
    public void found(Submission submission, List<RemoteBuild> remote) {
        database.transact(handle -> {
            outcomes.found(handle, submission, remote);
            return null;
        });
    }

    /** A call failed that may simply be repeated: after a pause, or never when it is hopeless. */
    public void interrupted(Submission submission, String words, boolean hopeless) {
        database.transact(handle -> {
            outcomes.interrupted(handle, submission, words, hopeless);
            return null;
        });
    }
}
