package io.freshmaker.web;

import java.nio.ByteBuffer;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client is told when a route of the API fails: its own mistakes in words, ours not at all. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    public int status(@ExchangeException Throwable failure) {
        return failure instanceof Refused refused ? refused.status() : 500;
    }

    /** The answer's body; our own failures are logged on the way. */
    public ByteBuffer body(@ExchangeException Throwable failure, @Header(Exchange.HTTP_PATH) String path) {
        if (failure instanceof Refused refused) {
            return ByteBuffer.wrap(ErrorAnswers.json(refused.status(), refused.getMessage()));
        }
        LOG.error("GET {} failed", path, failure);
        return ByteBuffer.wrap(ErrorAnswers.json(500, ErrorAnswers.FAILED));
    }
}
