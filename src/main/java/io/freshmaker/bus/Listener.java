package io.freshmaker.bus;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.plan.ContentType;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.support.DefaultConsumer;

/**
 * A route that listens to the bus.
 *
 * @param topics without prefix, compared whole
 * @param filter what a message's body must hold to be stored
 * @param only what knows of a body that the filter lets in whether it is of interest now
 * @param consumer gives exchanges, and processes them with the route
 */
record Listener(
        ContentType type, Set<String> topics, PreFilter filter, Predicate<JsonNode> only, DefaultConsumer consumer) {

    /** Why it does not want a message, for people. */
    String drops() {
        return filter.toString().isEmpty()
                ? "Nothing that it looks for is in the message."
                : "Its filter finds nothing in the message: " + filter;
    }

    /** Whether it wants a message with this body. */
    boolean wants(JsonNode body) {
        return filter.matches(body) && only.test(body);
    }
}
