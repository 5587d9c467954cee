package io.freshmaker.web;

import io.freshmaker.access.Gate;
import io.freshmaker.access.Identity;
import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/** Answers the requests of one endpoint: first who asks is looked at, then what. */
public final class Answering {

    private final Endpoint endpoint;
    private final Gate gate;
    private final AnswerTimes times;
    private final CallReader reader;

    /** @param seenAt see {@link CallReader} */
    Answering(Endpoint endpoint, Gate gate, AnswerTimes times, String seenAt) {
        this.endpoint = endpoint;
        this.gate = gate;
        this.times = times;
        this.reader = new CallReader(endpoint.path(), seenAt);
    }

    /** Puts the answer into the exchange; a failure is an answer as well. */
    public void answer(Exchange exchange) {
        long begun = System.nanoTime();
        Answer answer = answered(exchange);
        times.took(endpoint, answer.status(), System.nanoTime() - begun);
        Message message = exchange.getMessage();
        message.setBody(answer.body());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        answer.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
    }

    private Answer answered(Exchange exchange) {
        try {
            HttpServerRequest request = exchange.getMessage(HttpMessage.class).getRequest();
            if (endpoint.method().equals("GET") && request.response().closed()) {
                // Many who come and go would otherwise keep those waiting who stay.
                throw Refused.of(408, ErrorAnswers.message(408));
            }
            Identity caller = gate.admit(Knocks.of(request), endpoint.permission());
            return endpoint.work().apply(reader.read(exchange, caller));
        } catch (Throwable failure) {
            // Camel would write a stack trace as text in its place.
            return Failures.answer(endpoint.id(), failure);
        }
    }
}
