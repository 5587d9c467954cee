package io.freshmaker.submit;

import io.freshmaker.artifact.Artifact;
import java.time.Instant;

/**
 * Our request to a build system for one build, as far as it has come.
 *
 * @param attempt from 1; a new attempt has a new token
 * @param before the attempts that were made before somebody asked for the build once more
 * @param token unique in the world: what this submission is recognised by, wherever it went
 * @param cause the constituents that it is for, in a few words
 * @param source the commit to build, which needs no bump; empty to bump the branch
 * @param commit the bump, once it is made
 * @param scmurl what the build system is told to build, once the bump is made
 * @param sourceBranch the branch on which the commit was found, where the stream is no branch of dist-git; otherwise null
 * @param remote the first id that the build system gave it; 0 while it gave none
 * @param recordedAt when it was stored, before any call
 * @param tries failed calls in a row
 * @param overdue whether the deadline for following it has passed
 * @param lease until when it is this process's: tells its claim from every other one
 */
public record Submission(
        long id,
        long buildId,
        String system,
        Artifact artifact,
        int attempt,
        int before,
        String token,
        Step step,
        String cause,
        String source,
        String commit,
        String scmurl,
        String sourceBranch,
        long remote,
        Instant recordedAt,
        int tries,
        boolean overdue,
        Instant lease) {

    /** Where the build system finds the branch to build. */
    public String branch() {
        return sourceBranch == null ? artifact.stream() : sourceBranch;
    }

    /** Which try it is since somebody last asked for the build, from 1. */
    public int turn() {
        return attempt - before;
    }
}
