package io.freshmaker.web;

import io.freshmaker.access.Knock;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.Locale;

/** What a request tells a {@link io.freshmaker.access.Gate} of who makes it. */
final class Knocks {

    private Knocks() {}

    static Knock of(HttpServerRequest request) {
        return new Knock(
                address(request.remoteAddress()),
                address(request.localAddress()),
                request.version().alpnName().toUpperCase(Locale.ROOT),
                name -> request.headers().getAll(name));
    }

    private static String address(SocketAddress socket) {
        return socket == null || socket.hostAddress() == null ? "" : socket.hostAddress();
    }
}
