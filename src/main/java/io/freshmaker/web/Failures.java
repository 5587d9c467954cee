package io.freshmaker.web;

import io.freshmaker.store.Outage;
import java.nio.ByteBuffer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client is told when a route of the API fails: its own mistakes in words, ours not at all. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** @param caught the failure with what is around it, of which {@code failure} is the innermost */
    public int status(
            @ExchangeException Throwable failure, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught) {
        return failure instanceof Refused refused ? refused.status() : Outage.caused(caught) ? 503 : 500;
    }

    /** The answer's body; our own failures are logged on the way. */
    public ByteBuffer body(
            @ExchangeException Throwable failure,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught,
            @Header(Exchange.HTTP_PATH) String path) {
        if (failure instanceof Refused refused) {
            return ByteBuffer.wrap(ErrorAnswers.json(refused.status(), refused.getMessage()));
        }
        if (Outage.caused(caught)) {
            return ByteBuffer.wrap(ErrorAnswers.json(503, ErrorAnswers.message(503)));
        }
        LOG.error("GET {} failed", path, failure);
        return ByteBuffer.wrap(ErrorAnswers.json(500, ErrorAnswers.FAILED));
    }
}
