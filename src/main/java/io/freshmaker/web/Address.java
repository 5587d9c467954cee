package io.freshmaker.web;

/**
 * Where a server listens.
 *
 * @param portKey the configuration key that the port comes from, such as {@code freshmaker.http.port}
 * @param host the name or number of one of our addresses; {@code 0.0.0.0} for all
 * @param port 0 for any free one
 */
public record Address(String portKey, String host, int port) {}
