package io.freshmaker.bus;

import io.freshmaker.plan.ContentType;
import java.util.Set;
import org.apache.camel.support.DefaultConsumer;

/**
 * A route that listens to the bus.
 *
 * @param topics without prefix, compared whole
 * @param filter what a message's body must hold to be stored
 * @param consumer gives exchanges, and processes them with the route
 */
record Listener(ContentType type, Set<String> topics, PreFilter filter, DefaultConsumer consumer) {}
