package io.freshmaker.web;

import io.freshmaker.access.Gate;
import io.freshmaker.access.Identity;
import io.freshmaker.access.Knock;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/** Answers the requests of one endpoint: first who asks is looked at, then what. */
public final class Answering {

    private final Endpoint endpoint;
    private final Gate gate;
    private final CallReader reader;

    Answering(Endpoint endpoint, Gate gate) {
        this.endpoint = endpoint;
        this.gate = gate;
        this.reader = new CallReader(endpoint.path());
    }

    /** Puts the answer into the exchange; a failure is an answer as well. */
    public void answer(Exchange exchange) {
        Answer answer = answered(exchange);
        Message message = exchange.getMessage();
        message.setBody(answer.body());
        answer.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    }

    private Answer answered(Exchange exchange) {
        try {
            HttpServerRequest request = exchange.getMessage(HttpMessage.class).getRequest();
            Identity caller = gate.admit(knock(request), endpoint.permission());
            return endpoint.work().apply(reader.read(exchange, caller));
        } catch (RuntimeException failure) {
            return Failures.answer(endpoint.id(), failure);
        }
    }

    private static Knock knock(HttpServerRequest request) {
        return new Knock(
                address(request.remoteAddress()),
                address(request.localAddress()),
                name -> request.headers().getAll(name));
    }

    private static String address(SocketAddress socket) {
        return socket == null || socket.hostAddress() == null ? "" : socket.hostAddress();
    }
}
