package io.freshmaker.distgit;

import io.freshmaker.change.CommitHistory;
import io.freshmaker.change.DistGitPush;
import io.freshmaker.change.Unknowable;
import java.util.Set;

/** What is known about commits while no dist-git is configured: nothing. */
public final class NoDistGit implements CommitHistory {

    @Override
    public Set<String> filesOf(DistGitPush push) throws Unknowable {
        throw nobodyToAsk();
    }

    @Override
    public Set<String> onBranch(DistGitPush push, Set<String> commits) throws Unknowable {
        throw nobodyToAsk();
    }

    private static Unknowable nobodyToAsk() {
        return new Unknowable("there is no dist-git to ask: set freshmaker.distgit.url.");
    }
}
