package io.freshmaker.web;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts the connections that are open, in all and from each address. Thread-safe. */
final class OpenConnections {

    private final int most;
    private final int mostPerAddress;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int all;

    OpenConnections(HttpLimits limits) {
        this.most = limits.connections();
        this.mostPerAddress = limits.perAddress();
    }

    /** The number of a client's address; empty where it is not known. */
    static String address(SocketAddress remote) {
        return remote == null || remote.hostAddress() == null ? "" : remote.hostAddress();
    }

    /** Counts a new connection, unless it is one too many. */
    boolean enters(HttpConnection connection) {
        return enters(address(connection.remoteAddress()));
    }

    private synchronized boolean enters(String address) {
        int here = byAddress.getOrDefault(address, 0);
        if (most > 0 && all >= most || mostPerAddress > 0 && here >= mostPerAddress) {
            return false;
        }
        all++;
        byAddress.put(address, here + 1);
        return true;
    }

    /** A connection that was counted is closed. */
    void leaves(HttpConnection connection) {
        leaves(address(connection.remoteAddress()));
    }

    private synchronized void leaves(String address) {
        all--;
        byAddress.computeIfPresent(address, (key, here) -> here == 1 ? null : here - 1);
    }
}
