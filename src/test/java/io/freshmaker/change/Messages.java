package io.freshmaker.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;

/** Messages for tests, without a bus. */
public final class Messages {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Messages() {}

    public static BusMessage of(String topic, String body) {
        try {
            return new BusMessage(
                    "2017-x", topic, topic, Envelope.FEDMSG, Map.of(), Instant.EPOCH, MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    public static BusMessage gitReceive(String commit) {
        return of(GitReceiveReader.TOPIC, "{\"commit\": " + commit + "}");
    }
}
