package io.freshmaker.store;

import io.freshmaker.submit.Followed;
import io.freshmaker.submit.ImageEnd;
import io.freshmaker.submit.Pace;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.Submission;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Follows the tasks of a build system that can be asked about many of them at once, to their ends. */
public final class TaskFollowing {

    private static final int MOST = 200;

    /** What is due within this part of a poll is looked at along with what is due now. */
    private static final int SOON = 4;

    private final Database database;
    private final TaskOutcomes outcomes;
    private final Pace pace;
    private final Supplier<String> replica;

    /** @param replica who takes submissions, for others to know when it is gone */
    public TaskFollowing(Database database, Builds builds, Pause pause, Pace pace, Supplier<String> replica) {
        this.database = database;
        this.outcomes = new TaskOutcomes(builds, new Outcomes(builds, pause, Map.of(pace.system(), pace)));
        this.pace = pace;
        this.replica = replica;
    }

    /** Takes those that are to be looked at now, and those that soon are; null when none is due. */
    public Followed claim() {
        String due = "select id from submissions where step = 4 and system = :system and due_at <= :until"
                + " and (leased_until is null or leased_until < current_timestamp) order by due_at limit " + MOST;
        boolean any = database.read(handle -> handle.createQuery(due)
                .bind("system", pace.system())
                .bind("until", Database.now(handle))
                .mapTo(Long.class)
                .findFirst()
                .isPresent());
        if (!any) {
            return null;
        }
        List<Submission> claimed = database.transact(handle -> {
            List<Long> ids = handle.createQuery(due)
                    .bind("system", pace.system())
                    .bind("until", Database.now(handle).plus(pace.poll().dividedBy(SOON)))
                    .mapTo(Long.class)
                    .list();
            return FollowedRows.claim(handle, ids, replica.get());
        });
        return claimed.isEmpty() ? null : new Followed(claimed);
    }

    /**
     * Does what the build system said of them means.
     *
     * @param tasks those that it knows, in any order
     */
    public void heard(Followed followed, List<RemoteBuild> tasks) {
        database.transact(handle -> {
            outcomes.heard(handle, followed, tasks);
            return null;
        });
    }

    /** Ends a build by what came of its task, or has it tried once more. */
    public void ended(Submission submission, ImageEnd end) {
        database.transact(handle -> {
            outcomes.ended(handle, submission, end);
            return null;
        });
    }
}
