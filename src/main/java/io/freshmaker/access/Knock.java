package io.freshmaker.access;

import java.util.List;
import java.util.function.Function;

/**
 * What a request tells of who makes it.
 *
 * @param peer the address of the other end of the connection, without port
 * @param here the address of ours
 * @param headers the values of a header by its name in any case; an empty list where there is none
 */
public record Knock(String peer, String here, Function<String, List<String>> headers) {}
