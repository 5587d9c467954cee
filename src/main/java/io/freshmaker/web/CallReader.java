package io.freshmaker.web;

import io.freshmaker.access.Identity;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.HttpMessage;

/** Turns what platform-http received into an {@link ApiCall}. */
public final class CallReader {

    /** @throws Refused when the query can't be decoded */
    public ApiCall read(Exchange exchange, Identity caller) {
        HttpServerRequest request = exchange.getMessage(HttpMessage.class).getRequest();
        int version = request.path().startsWith("/api/2/") ? 2 : 1;
        String id = exchange.getMessage().getHeader("id", String.class);
        byte[] sent = exchange.getMessage().getBody(byte[].class);
        var body = new RequestBody(request.getHeader(HttpHeaders.CONTENT_TYPE), sent == null ? new byte[0] : sent);
        return new ApiCall(version, origin(request), id, Query.read(request.query()), caller, body);
    }

    private static String origin(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        return request.scheme() + "://" + (authority == null ? request.localAddress() : authority);
    }
}
