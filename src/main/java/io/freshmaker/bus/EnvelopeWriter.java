package io.freshmaker.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Puts a message into a bus's envelope, so that reading it gives the same id, topic and body. */
public final class EnvelopeWriter {

    private final ObjectMapper mapper;

    public EnvelopeWriter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * What to send for a message.
     *
     * @param prefix the bus's prefix for topics, such as {@code org.fedoraproject.prod.}; may be empty, except on UMB
     * @throws IllegalArgumentException for {@link Envelope#FLAT} and {@link Envelope#OWN}, and for a prefix that UMB cannot have
     */
    public Wire write(BusMessage message, Envelope envelope, String prefix) {
        String address = address(message.topic(), prefix);
        return switch (envelope) {
            case FEDMSG -> fedmsg(message, address);
            case FEDORA_MESSAGING -> fedoraMessaging(message, address);
            case UMB -> umb(message, address, prefix);
            case FLAT, OWN ->
                throw new IllegalArgumentException("Message " + message.id() + " cannot be sent " + envelope.label()
                        + ", for no bus has that format: choose fedmsg, fedora-messaging or umb.");
        };
    }

    /** A virtual topic that kept its prefix is of another bus, and says itself where it belongs. */
    private static String address(String topic, String prefix) {
        if (Umb.isVirtual(topic) || prefix.isEmpty()) {
            return topic;
        }
        return prefix.endsWith(".") ? prefix + topic : prefix + "." + topic;
    }

    private Wire fedmsg(BusMessage message, String address) {
        ObjectNode envelope = mapper.createObjectNode();
        envelope.put("topic", address);
        envelope.put("msg_id", message.id());
        envelope.put("i", 0);
        if (message.sentAt() != null) {
            envelope.put("timestamp", seconds(message.sentAt()));
        }
        ObjectNode headers = envelope.putObject("headers");
        withoutTransport(message.headers()).forEach(headers::put);
        envelope.set("msg", message.body());
        return new Wire(null, null, null, Map.of(), 0, text(envelope));
    }

    private Wire fedoraMessaging(BusMessage message, String address) {
        Map<String, String> headers = withoutTransport(message.headers());
        headers.putIfAbsent("fedora_messaging_schema", "base.message");
        headers.putIfAbsent("fedora_messaging_severity", "20");
        if (message.sentAt() != null) {
            headers.put("sent-at", message.sentAt().toString());
        }
        return new Wire(message.id(), address, null, headers, milliseconds(message), text(message.body()));
    }

    private Wire umb(BusMessage message, String address, String prefix) {
        if (!Umb.isVirtual(address)) {
            throw new IllegalArgumentException("Topics of UMB begin with VirtualTopic., and the prefix '" + prefix
                    + "' does not: write VirtualTopic.eng. or the like.");
        }
        Map<String, String> headers = new HashMap<>(message.headers());
        headers.keySet().removeAll(Umb.TRANSPORT_HEADERS);
        headers.put(Umb.MESSAGE_ID, message.id());
        headers.put(Umb.DESTINATION, address.startsWith("/topic/") ? address : "/topic/" + address);
        JsonNode body = message.body();
        String text = body.isTextual() && body.textValue().isEmpty() ? "" : text(body);
        return new Wire(message.id(), null, address, headers, milliseconds(message), text);
    }

    private static Map<String, String> withoutTransport(Map<String, String> headers) {
        Map<String, String> kept = new HashMap<>(headers);
        kept.keySet().removeAll(Umb.TRANSPORT_HEADERS);
        return kept;
    }

    /** Whole seconds without a fraction, or else some readers see an exponent. */
    private static BigDecimal seconds(Instant time) {
        BigDecimal whole = BigDecimal.valueOf(time.getEpochSecond());
        return time.getNano() == 0
                ? whole
                : whole.add(BigDecimal.valueOf(time.getNano(), 9)).stripTrailingZeros();
    }

    private static long milliseconds(BusMessage message) {
        return message.sentAt() == null ? 0 : message.sentAt().toEpochMilli();
    }

    private String text(JsonNode value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was read cannot be written: " + e.getOriginalMessage(), e);
        }
    }
}
