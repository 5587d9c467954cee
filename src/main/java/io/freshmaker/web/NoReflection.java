package io.freshmaker.web;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Keeps what the client sent out of the message headers, and all message headers but a few out of the answer: Camel
 * would otherwise send request headers and query parameters back as response headers.
 */
final class NoReflection implements HeaderFilterStrategy {

    private static final Set<String> ANSWERED = Set.of("content-type", "location", "retry-after", "www-authenticate");

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return true;
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !ANSWERED.contains(name.toLowerCase(Locale.ROOT));
    }
}
