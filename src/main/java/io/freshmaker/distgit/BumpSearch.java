package io.freshmaker.distgit;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Looks for the commit that was made for the same submission, as far back as there can be one.
 *
 * @param since no commit of the submission is older
 */
record BumpSearch(CommitMessage message, Instant since)
        implements ShallowClone.Question<BumpSearch.Found, RuntimeException> {

    /** What the branch holds: its head, and the commit that was made for the same submission, if there is one. */
    record Found(RevCommit head, Optional<RevCommit> earlier) {}

    /** Looks at every commit: dates do not grow from parent to child, so none of them is a reason to stop. */
    @Override
    public Optional<Found> ask(Repository history, RevCommit head, boolean whole) throws IOException {
        Set<ObjectId> cut = history.getObjectDatabase().getShallowCommits();
        boolean complete = true;
        try (RevWalk walk = new RevWalk(history)) {
            walk.markStart(walk.parseCommit(head));
            for (RevCommit commit : walk) {
                if (message.madeFor(commit)) {
                    return Optional.of(new Found(head, Optional.of(commit)));
                }
                complete &= !cut.contains(commit) || ShallowClone.timeOf(commit).isBefore(since);
            }
        }
        return complete ? Optional.of(new Found(head, Optional.empty())) : Optional.empty();
    }
}
