package io.freshmaker.distgit;

import io.freshmaker.change.CommitHistory;
import io.freshmaker.change.CommitRange;
import io.freshmaker.change.DistGitPush;
import io.freshmaker.change.Unknowable;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Answers questions about commits from dist-git, with as little of a repository as the server can send: no contents of
 * files, and only as much history as the answer needs. Thread-safe: every call has a clone of its own.
 */
public final class DistGitHistory implements CommitHistory {
    private static final String WITHOUT_CONTENTS = "blob:none";
    private static final String COMMITS_ALONE = "tree:0";

    private final DistGitAccess access;

    public DistGitHistory(DistGitAccess access) {
        PlainMachine.use();
        Leftovers.remove(access.work(), Instant.now());
        this.access = access;
    }

    /** @throws DistGitException when dist-git can't be asked now */
    @Override
    public Set<String> filesOf(DistGitPush push) throws Unknowable {
        CommitRange range = push.commits();
        if (!ObjectId.isId(range.after())) {
            throw new Unknowable("'" + range.after() + "' is no full id of a commit.");
        }
        return ask(push, WITHOUT_CONTENTS, (history, head, whole) -> files(push, history, head, whole));
    }

    /** @throws DistGitException when dist-git can't be asked now */
    @Override
    public Set<String> onBranch(DistGitPush push, Set<String> commits) throws Unknowable {
        return ask(push, COMMITS_ALONE, (history, head, whole) -> {
            Set<String> found = Set.copyOf(find(history, head, commits).keySet());
            return whole || found.size() == commits.size() ? Optional.of(found) : Optional.empty();
        });
    }

    private <T> T ask(DistGitPush push, String filter, ShallowClone.Question<T, Unknowable> question)
            throws Unknowable {
        String path = path(push);
        Failures failures = new Failures(path, push.branch());
        try (Connections connections = new Connections(access, access.address(path), access.home());
                ShallowClone clone = new ShallowClone(access.work(), connections, push.branch())) {
            return ask(clone, failures, filter, question);
        } catch (IOException broken) {
            throw failures.reading(broken);
        }
    }

    private static <T> T ask(
            ShallowClone clone, Failures failures, String filter, ShallowClone.Question<T, Unknowable> question)
            throws IOException, Unknowable {
        try {
            return clone.ask(filter, question);
        } catch (TransportException failed) {
            DistGitException trouble = failures.fetching(failed, clone);
            if (trouble.permanent()) {
                throw new Unknowable(trouble.getMessage(), trouble);
            }
            throw trouble;
        }
    }

    private String path(DistGitPush push) throws Unknowable {
        try {
            BumpRequest.path(push.branch(), "branch");
            return access.path(
                    BumpRequest.path(push.namespace(), "namespace"), BumpRequest.path(push.repository(), "name"));
        } catch (IllegalArgumentException noName) {
            throw new Unknowable(noName.getMessage(), noName);
        }
    }

    private Optional<Set<String>> files(DistGitPush push, Repository history, RevCommit head, boolean whole)
            throws IOException, Unknowable {
        CommitRange range = push.commits();
        Map<String, RevCommit> found = find(history, head, List.of(range.after(), range.before()));
        RevCommit after = found.get(range.after());
        RevCommit before = found.get(range.before());
        ChangedPaths paths = new ChangedPaths(history);
        Optional<Set<String>> files = Optional.empty();
        if (after != null && before != null) {
            files = Optional.of(paths.between(before, after));
        } else if (after != null && range.before().isEmpty() && range.count() > 0) {
            files = paths.ofNewest(after, range.count());
        }
        if (whole && files.isEmpty()) {
            throw new Unknowable(missing(push, after != null));
        }
        return files;
    }

    private String missing(DistGitPush push, boolean afterIsThere) throws Unknowable {
        String branch = "the branch " + push.branch() + " of " + path(push) + " in dist-git";
        if (!afterIsThere) {
            return branch + " does not hold the commit " + push.revision() + ".";
        }
        return push.commits().before().isEmpty()
                ? "the message does not say how many commits were pushed."
                : branch + " does not hold the commit " + push.commits().before() + " any more, which it had before.";
    }

    /** Those of the commits that are the head or below it, by their ids. */
    private static Map<String, RevCommit> find(Repository history, RevCommit head, Collection<String> commits)
            throws IOException {
        Map<String, RevCommit> found = new HashMap<>();
        Set<String> sought = new HashSet<>(commits);
        sought.remove("");
        try (RevWalk walk = new RevWalk(history)) {
            walk.markStart(walk.parseCommit(head));
            for (RevCommit commit : walk) {
                if (sought.remove(commit.name())) {
                    found.put(commit.name(), commit);
                }
                if (sought.isEmpty()) {
                    break;
                }
            }
        }
        return found;
    }
}
