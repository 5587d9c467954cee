package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.bus.BusPublisher;
import io.freshmaker.bus.EnvelopeWriter;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Where everybody in the sandbox speaks to the bus; what is said before it is open is lost, as on a real bus. */
final class BusMouth implements AutoCloseable {

    private final EnvelopeWriter writer = new EnvelopeWriter(new ObjectMapper());
    private BusPublisher bus;

    synchronized void open(BusPublisher publisher) {
        bus = publisher;
    }

    /** Sends a message in that envelope. */
    synchronized void send(BusMessage message, Envelope envelope) {
        if (bus != null) {
            String prefix = envelope == Envelope.UMB ? "VirtualTopic.eng." : "org.fedoraproject.prod.";
            bus.send(writer.write(message, envelope, prefix));
        }
    }

    /** Sends what a stand-in has to say. */
    void announce(String topic, ObjectNode msg) {
        String id = UUID.randomUUID().toString();
        send(
                new BusMessage(id, topic, topic, Envelope.FEDORA_MESSAGING, Map.of(), Instant.now(), msg),
                Envelope.FEDORA_MESSAGING);
    }

    @Override
    public synchronized void close() {
        if (bus != null) {
            bus.close();
            bus = null;
        }
    }
}
