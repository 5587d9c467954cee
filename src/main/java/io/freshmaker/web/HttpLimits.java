package io.freshmaker.web;

/**
 * What a request may cost.
 *
 * @param idleSeconds after which a silent connection is closed; 0 for never
 * @param headerBytes of all headers together
 * @param urlBytes of the request line
 * @param bodyBytes of the body
 * @param workers how many requests may be answered at a time; the others wait
 */
public record HttpLimits(int idleSeconds, int headerBytes, int urlBytes, long bodyBytes, int workers) {}
