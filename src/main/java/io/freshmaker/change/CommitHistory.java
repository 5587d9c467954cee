package io.freshmaker.change;

import java.util.Set;

/**
 * What dist-git knows about commits. It only looks; trouble that may pass is an unchecked exception, after which
 * asking again can help.
 */
public interface CommitHistory {

    /**
     * The paths of all files that a push added, changed or deleted.
     *
     * @throws Unknowable when dist-git can't tell
     */
    Set<String> filesOf(DistGitPush push) throws Unknowable;

    /**
     * Those of the commits that the branch of the push holds, at its head or below.
     *
     * @param commits full ids
     * @throws Unknowable when dist-git can't tell
     */
    Set<String> onBranch(DistGitPush push, Set<String> commits) throws Unknowable;
}
