package io.freshmaker.access;

import java.util.List;
import java.util.function.Function;

/**
 * What a request tells of who makes it.
 *
 * @param peer the address of the other end of the connection, without port
 * @param here the address of ours
 * @param protocol the version of HTTP, such as {@code HTTP/1.1}
 * @param headers the values of a header by its name in any case; an empty list where there is none. Each
 *     character is a byte, as in ISO-8859-1
 */
public record Knock(String peer, String here, String protocol, Function<String, List<String>> headers) {}
