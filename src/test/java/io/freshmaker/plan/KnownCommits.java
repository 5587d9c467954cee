package io.freshmaker.plan;

import io.freshmaker.change.CommitHistory;
import io.freshmaker.change.DistGitPush;
import io.freshmaker.change.Unknowable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A history of commits in memory, which remembers what it was asked. */
final class KnownCommits implements CommitHistory {
    private final Set<String> files = new HashSet<>();
    private final Set<String> commits = new HashSet<>();
    private String trouble;
    private String nobody;
    final List<String> asked = new ArrayList<>();

    /** The files that any push changed. */
    KnownCommits files(String... paths) {
        files.addAll(List.of(paths));
        return this;
    }

    /** Commits that any branch holds. */
    KnownCommits holding(String... ids) {
        commits.addAll(List.of(ids));
        return this;
    }

    /** It can't tell, ever. */
    KnownCommits unknowable(String why) {
        nobody = why;
        return this;
    }

    /** It can't be reached now. */
    KnownCommits away(String why) {
        trouble = why;
        return this;
    }

    @Override
    public Set<String> filesOf(DistGitPush push) throws Unknowable {
        answer(push);
        return files;
    }

    @Override
    public Set<String> onBranch(DistGitPush push, Set<String> sought) throws Unknowable {
        answer(push);
        Set<String> found = new HashSet<>(sought);
        found.retainAll(commits);
        return found;
    }

    private void answer(DistGitPush push) throws Unknowable {
        asked.add(push.where());
        if (trouble != null) {
            throw new IllegalStateException(trouble);
        }
        if (nobody != null) {
            throw new Unknowable(nobody);
        }
    }
}
