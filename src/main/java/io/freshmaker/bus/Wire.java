package io.freshmaker.bus;

import java.util.HashMap;
import java.util.Map;

/**
 * What one AMQP delivery offers, before anybody knows which envelope it is.
 *
 * @param messageId the AMQP message id as the client library spells it, or null
 * @param subject the AMQP subject ({@code JMSType}), which is the routing key on Fedora's bus; or null
 * @param address where it was sent to, or null
 * @param headers the application properties as text; those without a value are left out
 * @param timestamp the AMQP creation time in milliseconds since 1970, or 0
 * @param body the payload as text, or null when there was none
 */
public record Wire(
        String messageId, String subject, String address, Map<String, String> headers, long timestamp, String body) {

    public Wire {
        Map<String, String> given = new HashMap<>(headers);
        given.values().removeIf(value -> value == null);
        headers = Map.copyOf(given);
    }

    /** A message that has nothing but its text: envelope and topic must be in it. */
    public static Wire ofText(String body) {
        return new Wire(null, null, null, Map.of(), 0, body);
    }
}
