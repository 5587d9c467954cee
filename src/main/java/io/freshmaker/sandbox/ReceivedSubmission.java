package io.freshmaker.sandbox;

import java.time.Instant;

/**
 * One submission as the stand-in of MBS received it.
 *
 * @param user the owner of the token, or null when there was no good token
 * @param scmurl null where the body has none or can't be read; so is the branch
 * @param status what was answered, or would have been had the answer not been lost; 0 while, or if never, worked on
 * @param lost whether the connection was closed without an answer
 */
public record ReceivedSubmission(String user, String scmurl, String branch, int status, boolean lost, Instant time) {

    ReceivedSubmission answered(int newStatus) {
        return new ReceivedSubmission(user, scmurl, branch, newStatus, lost, time);
    }

    ReceivedSubmission asLost() {
        return new ReceivedSubmission(user, scmurl, branch, status, true, time);
    }
}
