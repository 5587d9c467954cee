package io.freshmaker.sandbox;

import java.time.Instant;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * One commit as {@code git log} tells of it.
 *
 * @param sha the full id, 40 hex digits
 * @param message the whole commit message
 * @param committed when it was committed, in whole seconds: MBS makes the version of a module from it
 */
public record GitCommit(String sha, String message, String author, Instant committed) {

    static GitCommit of(RevCommit commit) {
        return new GitCommit(
                commit.name(),
                commit.getFullMessage(),
                commit.getAuthorIdent().getName(),
                Instant.ofEpochSecond(commit.getCommitTime()));
    }
}
