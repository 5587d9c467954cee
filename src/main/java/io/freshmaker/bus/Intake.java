package io.freshmaker.bus;

import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.store.Inbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.jms.JmsMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every delivery of the bus: noise ends here without the database, what somebody listens to is one committed
 * row of the inbox when this returns, and only then does the broker get its acknowledgement.
 */
public final class Intake implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final EnvelopeReader reader;
    private final Listeners listeners;
    private final Inbox inbox;
    private final IntakeCounts counts;
    private final Patience patience;

    public Intake(EnvelopeReader reader, Listeners listeners, Inbox inbox, IntakeCounts counts, Patience patience) {
        this.reader = reader;
        this.listeners = listeners;
        this.inbox = inbox;
        this.counts = counts;
        this.patience = patience;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        JmsMessage delivered = exchange.getMessage(JmsMessage.class);
        take(new JmsDelivery(delivered.getJmsMessage()));
    }

    void take(JmsDelivery delivery) throws Exception {
        counts.received();
        if (!kept(delivery)) {
            delivery.acknowledgeLater();
        }
    }

    /** Whether the message is in the inbox now; if not, it is noise. */
    private boolean kept(JmsDelivery delivery) throws Exception {
        String topic = reader.topicOf(delivery.address(), delivery.subject(), delivery::header);
        if (topic != null && !listeners.wants(topic)) {
            counts.noiseByTopic();
            return false;
        }
        Wire wire = delivery.wire();
        try {
            if (topic == null && !listeners.wants(reader.topicOf(wire))) {
                counts.noiseByTopic();
                return false;
            }
            return kept(reader.open(wire));
        } catch (UnreadableMessageException e) {
            keep(wire, e.getMessage());
            return true;
        }
    }

    private boolean kept(Opened opened) throws Exception {
        if (!listeners.wants(opened.topic(), opened.body())) {
            counts.noiseByFilter();
            return false;
        }
        BusMessage message = opened.message();
        boolean fresh = patience.until("storing message " + message.id(), () -> inbox.accept(message), inbox::answers);
        counts.stored(fresh);
        if (fresh) {
            LOG.info("message {} ({}) is in the inbox", message.id(), message.topic());
        }
        return true;
    }

    private void keep(Wire wire, String reason) throws Exception {
        String body = wire.body() == null ? "" : wire.body();
        String address = wire.subject() != null ? wire.subject() : wire.address() == null ? "" : wire.address();
        String id = wire.messageId() == null || wire.messageId().isBlank()
                ? "unreadable:" + hash(address + "\n" + body)
                : AmqpId.text(wire.messageId());
        var message = new BusMessage(id, address, address, Envelope.FLAT, wire.headers(), null, null);
        boolean fresh = patience.until(
                "keeping unreadable message " + id, () -> inbox.keepUnreadable(message, body, reason), inbox::answers);
        counts.unreadable();
        if (fresh) {
            LOG.warn("message {} can't be read and is kept: {}", id, reason);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
