package io.freshmaker.web;

/**
 * What a request may cost.
 *
 * @param idleSeconds after which a connection is closed on which nothing is read or nothing is written; 0 for never
 * @param arrivalSeconds within which a request has to be here whole; 0 for any time
 * @param headerBytes of all headers together
 * @param urlBytes of the request line
 * @param bodyBytes of the body
 * @param workers how many requests may be answered at a time; the others wait
 * @param connections how many may be open; 0 for any number
 * @param perAddress how many of them from one address; 0 for any number
 */
public record HttpLimits(
        int idleSeconds,
        int arrivalSeconds,
        int headerBytes,
        int urlBytes,
        long bodyBytes,
        int workers,
        int connections,
        int perAddress) {

    /** Of any number of clients, which may be slow. */
    public HttpLimits(int idleSeconds, int headerBytes, int urlBytes, long bodyBytes, int workers) {
        this(idleSeconds, 0, headerBytes, urlBytes, bodyBytes, workers, 0, 0);
    }
}
