package io.freshmaker.koji;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The way of requests to the hub and of answers back; each request goes out at most once. For any number of threads. */
public interface KojiWire {

    /**
     * Sends one POST request.
     *
     * @param path what follows the hub's address: nothing, {@code /ssllogin}, or a query
     * @param body in {@code text/xml}
     * @param reading is given the answer while it arrives
     * @return what the reading returned
     * @throws Unsent when it is certain that the request did not reach the hub
     * @throws IOException when there was no answer, or not all of it, or the reading threw it
     */
    <T> T post(String path, Map<String, String> headers, byte[] body, Reading<T> reading) throws IOException;

    /** Makes something of an answer. */
    @FunctionalInterface
    interface Reading<T> {

        /**
         * Reads it.
         *
         * @param status of HTTP
         * @param body ends before the whole answer came only with an exception
         */
        T read(int status, InputStream body) throws IOException;
    }

    /** The request did not reach the hub: nobody listened, or who listened could not show that it is the hub. */
    final class Unsent extends IOException {

        private static final long serialVersionUID = 1;

        public Unsent(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
