package io.freshmaker.web;

import io.freshmaker.access.NotAdmitted;
import io.freshmaker.store.NoRoom;
import io.freshmaker.store.Outage;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client is told when a request can't be answered: its own mistakes in words, ours not at all. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** The header of 429 and 503 that tells in how many seconds to come again. */
    static final String RETRY_AFTER = "Retry-After";

    /** In seconds: a connection to the database is tried as often. */
    static final String AGAIN = "5";

    private Failures() {}

    /**
     * Errors too are answered and logged: where Java is told to end when its memory is full, it has by then.
     *
     * @param id of the endpoint, for the log
     */
    static Answer answer(String id, Throwable failure) {
        if (failure instanceof Refused refused) {
            return Answer.error(refused.status(), Map.of(), refused.getMessage());
        }
        if (failure instanceof NotAdmitted refused) {
            return Answer.error(refused.status(), headers(refused), refused.getMessage());
        }
        if (Outage.caused(failure) || failure instanceof NoRoom) {
            return Answer.error(503, Map.of(RETRY_AFTER, AGAIN), ErrorAnswers.message(503));
        }
        LOG.error("{} failed", id, failure);
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return Answer.error(500, Map.of(), ErrorAnswers.FAILED);
    }

    private static Map<String, String> headers(NotAdmitted refused) {
        if (refused.later() > 0) {
            return Map.of(RETRY_AFTER, Integer.toString(refused.later()));
        }
        return refused.challenge().isEmpty() ? Map.of() : Map.of("WWW-Authenticate", refused.challenge());
    }
}
