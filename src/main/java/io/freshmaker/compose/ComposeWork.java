package io.freshmaker.compose;

import java.time.Instant;

/**
 * A compose of ours, claimed for its next call.
 *
 * @param id our number of it
 * @param attempt which try of this content it is, from 1
 * @param remote ODCS's id; 0 while it gave none
 * @param state as last seen; null while ODCS gave none
 * @param askedAt when the first request was about to be sent, by the database's clock; null before
 * @param expires when ODCS removes it; null before it is known
 * @param tries failed calls in a row
 * @param overdue whether the deadline has passed
 * @param lease until when it is this process's: tells its claim from every other one
 */
public record ComposeWork(
        long id,
        ComposeNeed need,
        ComposeStep step,
        int attempt,
        long remote,
        ComposeState state,
        Instant askedAt,
        Instant expires,
        int tries,
        boolean overdue,
        Instant lease) {}
