package io.freshmaker.bus;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.BusMessage;
import java.util.function.Supplier;

/**
 * A message out of its envelope, as far as pre-filters need it.
 *
 * @param topic without the bus's prefix
 * @param body the sender's payload
 * @param whole makes the message with its id, headers and time, which is most of the work
 */
record Opened(String topic, JsonNode body, Supplier<BusMessage> whole) {

    BusMessage message() {
        return whole.get();
    }
}
