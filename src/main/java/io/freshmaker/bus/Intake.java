package io.freshmaker.bus;

import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.store.Inbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
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

    /** What topics begin with that we give to messages of our own. */
    private static final String OURS = "freshmaker.";

    /** What their ids begin with, which everybody can read and nobody may use to add to their events. */
    private static final List<String> OUR_IDS = List.of("manual:", "signed:");

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
        if (topic != null && noise(topic)) {
            counts.noiseByTopic();
            return false;
        }
        Wire wire = delivery.wire();
        try {
            if (topic == null && noise(reader.topicOf(wire))) {
                counts.noiseByTopic();
                return false;
            }
            return kept(reader.open(wire));
        } catch (UnreadableMessageException e) {
            keep(wire, e.getMessage());
            return true;
        }
    }

    /** What we tell ourselves is never taken from the bus, where anybody could tell it. */
    private boolean noise(String topic) {
        return topic.startsWith(OURS) || !listeners.wants(topic);
    }

    private boolean kept(Opened opened) throws Exception {
        // A body may name its topic twice, and then the first was looked at.
        if (opened.topic().startsWith(OURS)) {
            counts.noiseByTopic();
            return false;
        }
        if (!listeners.wants(opened.topic(), opened.body())) {
            counts.noiseByFilter();
            return false;
        }
        BusMessage message = opened.message();
        if (OUR_IDS.stream().anyMatch(message.id()::startsWith)) {
            counts.noiseByFilter();
            return false;
        }
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
