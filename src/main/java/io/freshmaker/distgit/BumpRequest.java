package io.freshmaker.distgit;

import java.time.Instant;
import java.util.Objects;

/**
 * Asks for one bump of one branch.
 *
 * @param namespace the folder of the repository, such as {@code modules}
 * @param name the repository in it
 * @param branch the branch, without {@code refs/heads/}
 * @param token the submission's unique key: two requests with the same token get the same commit
 * @param cause why, in words that fit "because of ...": goes into the first line of the commit message
 * @param recordedAt when the submission was recorded: no bump with this token is older
 * @param notBefore the committer time that is taken already, as MBS makes versions from it; null when there is none
 */
public record BumpRequest(
        String namespace,
        String name,
        String branch,
        String token,
        String cause,
        Instant recordedAt,
        Instant notBefore) {

    public BumpRequest {
        namespace = path(namespace, "namespace");
        name = path(name, "name");
        branch = path(branch, "branch");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(recordedAt, "recordedAt");
        if (!token.matches("[!-~]+")) {
            throw new IllegalArgumentException("A bump needs a token of printable ASCII without blanks, "
                    + "as it becomes the last word of a commit message; this one is '" + token + "'.");
        }
    }

    /** What may stand in an address: names come from messages. */
    static String path(String text, String what) {
        if (!text.matches("\\w[\\w.+/-]*") || text.contains("..")) {
            throw new IllegalArgumentException("'" + text + "' can't be the " + what + " of a dist-git repository: "
                    + "only letters, digits and . + _ - / are allowed, and no '..'.");
        }
        return text;
    }
}
