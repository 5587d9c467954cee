package io.freshmaker.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * What the bus delivered, whichever envelope it came in.
 *
 * @param id unique on its bus; derived from the content where the sender gave none
 * @param topic without the bus's prefix, such as {@code git.receive}
 * @param address the topic as it was on the bus, prefix included
 * @param headers the sender's application headers, as text
 * @param sentAt when the sender says it was sent, or null
 * @param body the sender's payload, without the envelope; never null, but possibly a JSON null or string
 */
public record BusMessage(
        String id,
        String topic,
        String address,
        Envelope envelope,
        Map<String, String> headers,
        Instant sentAt,
        JsonNode body) {

    public BusMessage {
        headers = Map.copyOf(headers);
    }

    /** The same message with more of what its sender knows. */
    public BusMessage withBody(JsonNode completed) {
        return new BusMessage(id, topic, address, envelope, headers, sentAt, completed);
    }
}
