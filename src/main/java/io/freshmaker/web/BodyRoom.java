package io.freshmaker.web;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;

/**
 * The memory that the bodies of all requests together may take, from their headers until they are answered. Who sends
 * them need not be known, so without it a few hundred clients could fill the memory. Thread-safe.
 */
final class BodyRoom {

    /** JSON that is read takes up to thirty times its length: this leaves more than half of the memory to all else. */
    private static final int PART_OF_MEMORY = 64;

    /** Up to here a body is not counted: what people ask for is shorter, and is not kept out by longer ones. */
    private static final int SHORT = 4_096;

    private final long all;
    private final long each;
    private final Map<HttpConnection, Long> taken = new HashMap<>();
    private long sum;

    /** @param each the largest body, for which there is always room when no other is there */
    BodyRoom(long each) {
        this.all = Math.max(each, Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
        this.each = each;
    }

    /** Whether there is room for the body of a request; a connection has one at a time. */
    synchronized boolean enters(HttpServerRequest request) {
        long bytes = announced(request);
        leaves(request.connection());
        if (bytes > all - sum) {
            return false;
        }
        if (bytes > 0) {
            sum += bytes;
            taken.put(request.connection(), bytes);
        }
        return true;
    }

    /** None for a short one, nor for one that is refused for its length; as much as may come where it is not said. */
    private long announced(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return each;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            long bytes = length == null ? 0 : Long.parseLong(length);
            return bytes <= SHORT || bytes > each ? 0 : bytes;
        } catch (NumberFormatException e) {
            return each;
        }
    }

    /** The request of a connection was answered, or the connection is closed. */
    synchronized void leaves(HttpConnection connection) {
        Long bytes = taken.remove(connection);
        sum -= bytes == null ? 0 : bytes;
    }
}
