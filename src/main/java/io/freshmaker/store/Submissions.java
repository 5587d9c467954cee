package io.freshmaker.store;

import io.freshmaker.submit.Answer;
import io.freshmaker.submit.Followed;
import io.freshmaker.submit.Pace;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Our requests to build systems. Each step is committed before the call that it stands for, and is left by one
 * process only, so that a crash at any moment leaves exactly one way to go on. A process whose claim ran out changes
 * nothing that another has claimed since.
 */
public final class Submissions {

    /** Until what a pause has stopped is looked at again. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Database database;
    private final Outcomes outcomes;
    private final PauseSwitch pauses;
    private final Map<String, Pace> paces;
    private final Supplier<String> replica;
    private final BiConsumer<String, String> tally;

    /** For a process that has the database for itself. */
    public Submissions(Database database, Builds builds, Pause pause, PauseSwitch pauses, Map<String, Pace> paces) {
        this(database, builds, pause, pauses, paces, () -> null);
    }

    /** @param replica who takes submissions, for others to know when it is gone */
    public Submissions(
            Database database,
            Builds builds,
            Pause pause,
            PauseSwitch pauses,
            Map<String, Pace> paces,
            Supplier<String> replica) {
        this(database, builds, pause, pauses, paces, replica, (system, outcome) -> {});
    }

    /** @param tally is told of each answer by build system and outcome: {@code accepted}, {@code unknown} */
    public Submissions(
            Database database,
            Builds builds,
            Pause pause,
            PauseSwitch pauses,
            Map<String, Pace> paces,
            Supplier<String> replica,
            BiConsumer<String, String> tally) {
        this.tally = tally;
        this.database = database;
        this.replica = replica;
        this.outcomes = new Outcomes(builds, pause, paces);
        this.pauses = pauses;
        this.paces = Map.copyOf(paces);
    }

    /**
     * Takes a submission that is to be bumped or sent; null when another has it, neither is due, or its build system is
     * paused.
     */
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
        return database.transact(handle -> {
            Submission claimed = SubmissionRows.claim(handle, id, steps, replica.get());
            return claimed == null || looks || goesOn(handle, claimed) ? claimed : null;
        });
    }

    /** Gives a submission back that a pause has stopped: it is due again when that is over. */
    private boolean goesOn(Handle handle, Submission submission) {
        Optional<String> paused = pauses.sentence(handle, submission.system());
        paused.ifPresent(words -> {
            SubmissionRows.release(handle, submission, PAUSE, submission.tries(), words);
            SubmissionRows.explain(handle, submission, words);
        });
        return paused.isEmpty();
    }

    /** The bump is pushed: next the build system is asked. */
    public Submission bumped(Submission submission, String commit, String scmurl) {
        return bumped(submission, commit, scmurl, null);
    }

    /**
     * The commit to build is known: next the build system is asked.
     *
     * @param branch on which it was found, where that may be another than the stream
     */
    public Submission bumped(Submission submission, String commit, String scmurl, String branch) {
        return database.transact(handle -> {
            int left = handle.createUpdate("""
                            update submissions set step = 1, commit_id = :commit, scmurl = :scmurl,
                              source_branch = :branch, tries = 0
                            where id = :id and step = 0 and leased_until = :lease
                            """)
                    .bind("commit", commit)
                    .bind("scmurl", scmurl)
                    .bind("branch", branch)
                    .bind("id", submission.id())
                    .bind("lease", SubmissionRows.lease(submission))
                    .execute();
            return left == 0 ? submission : SubmissionRows.read(handle, submission.id());
        });
    }

    /**
     * Says that the request is about to be sent: from now on it is never sent again before it was looked for.
     *
     * @return null when another process was faster, or the build system was paused meanwhile
     */
    public Submission sending(Submission submission) {
        Pace pace = paces.get(submission.system());
        return database.transact(handle -> {
            if (!goesOn(handle, submission)) {
                return null;
            }
            // The first request counts: whatever the build system makes, it makes it later.
            int left = handle.createUpdate("""
                            update submissions set step = 2, sent_at = coalesce(sent_at, current_timestamp), due_at = :due
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
        tally.accept(submission.system(), answer.getClass().getSimpleName().toLowerCase(Locale.ROOT));
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

    /** A look at tasks failed: it is repeated after a pause, also when their deadlines have passed. */
    public void interrupted(Followed followed, String words) {
        database.transact(handle -> {
            followed.submissions().forEach(each -> outcomes.putOff(handle, each, words));
            return null;
        });
    }
}
