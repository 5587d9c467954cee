package io.freshmaker.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads deliveries of the three buses in two steps: the topic, which is cheap and ends most messages, and then the
 * whole message. Safe for use by many threads.
 */
public final class EnvelopeReader {

    private static final String SENT_AT = "sent-at";

    private final Topics topics;
    private final JsonText json;
    private final ContentId contentId;

    public EnvelopeReader(Topics topics, ObjectMapper mapper) {
        this.topics = topics;
        this.json = new JsonText(mapper);
        this.contentId = new ContentId(mapper);
    }

    /**
     * The topic without the bus's prefix, read from the address (UMB), from the subject (fedora-messaging), or else
     * from the beginning of the body; empty when there is none.
     *
     * @throws UnreadableMessageException when the topic could only be in the body, and that is no JSON
     */
    public String topicOf(Wire wire) {
        return addressOf(wire)
                .or(() -> json.topic(wire.body()))
                .map(topics::shortTopic)
                .orElse("");
    }

    /**
     * The topic that a delivery tells without its body.
     *
     * @param headers from a header's name to its value, or to null
     * @return null when only the body can tell
     */
    String topicOf(String address, String subject, UnaryOperator<String> headers) {
        String outside = outside(address, subject, headers);
        return outside == null ? null : topics.shortTopic(outside);
    }

    /**
     * The whole message, out of whichever envelope it is in.
     *
     * @throws UnreadableMessageException when the body is no JSON, or the message names no topic
     */
    public BusMessage read(Wire wire) {
        return open(wire).message();
    }

    /**
     * Topic and body, for those who may not want the rest.
     *
     * @throws UnreadableMessageException when the body is no JSON, or the message names no topic
     */
    Opened open(Wire wire) {
        JsonNode root = json.parse(wire.body());
        Optional<Unwrapped> inside = Unwrapped.of(root);
        Optional<String> outside = addressOf(wire);
        if (outside.isEmpty()) {
            Unwrapped message =
                    inside.filter(found -> !found.topic().isEmpty()).orElseThrow(EnvelopeReader::withoutTopic);
            return opened(wire, message, message.topic());
        }
        String address = outside.get();
        Unwrapped message = inside.filter(found -> wraps(found, address)).orElseGet(() -> bare(wire, root));
        return opened(wire, message, address);
    }

    private static Optional<String> addressOf(Wire wire) {
        return Optional.ofNullable(outside(wire.address(), wire.subject(), wire.headers()::get));
    }

    private static String outside(String address, String subject, UnaryOperator<String> headers) {
        String virtual = Umb.addressOf(address, headers);
        return virtual != null || subject == null || subject.isBlank() ? virtual : subject.strip();
    }

    /** A body with a topic of its own is an envelope only when that is the topic it was sent to. */
    private boolean wraps(Unwrapped found, String address) {
        return found.envelope() != Envelope.FLAT
                && (found.topic().isEmpty() || topics.shortTopic(found.topic()).equals(topics.shortTopic(address)));
    }

    private static Unwrapped bare(Wire wire, JsonNode root) {
        Envelope envelope = Umb.addressOf(wire).isPresent() ? Envelope.UMB : Envelope.FEDORA_MESSAGING;
        return new Unwrapped(envelope, "", "", null, Map.of(), root);
    }

    private Opened opened(Wire wire, Unwrapped found, String address) {
        String topic = topics.shortTopic(address);
        JsonNode body = json.opened(found.body());
        return new Opened(topic, body, () -> message(wire, found, address, topic, body));
    }

    private BusMessage message(Wire wire, Unwrapped found, String address, String topic, JsonNode body) {
        boolean umb = found.envelope() == Envelope.UMB;
        Map<String, String> merged = new HashMap<>(wire.headers());
        merged.putAll(found.headers());
        Map<String, String> headers = umb ? Umb.decoded(merged) : merged;
        Instant sentAt = sentAt(wire, found, headers);
        String id = Stream.of(
                        umb ? headers.getOrDefault(Umb.MESSAGE_ID, "") : "",
                        umb ? Umb.decodedId(found.id()) : found.id(),
                        AmqpId.text(wire.messageId()))
                .filter(candidate -> !candidate.isBlank())
                .findFirst()
                .orElseGet(() -> contentId.of(topic, sentAt, headers, body));
        return new BusMessage(id, topic, address, found.envelope(), headers, sentAt, body);
    }

    private static Instant sentAt(Wire wire, Unwrapped found, Map<String, String> headers) {
        return Stream.of(
                        Optional.ofNullable(found.sentAt()),
                        Optional.ofNullable(SentTime.of(headers.get(SENT_AT))),
                        Optional.ofNullable(SentTime.of(headers.get("timestamp"))),
                        Optional.of(wire.timestamp()).filter(time -> time > 0).map(Instant::ofEpochMilli))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    private static UnreadableMessageException withoutTopic() {
        return new UnreadableMessageException(
                "The message names no topic: it was sent without a subject, not to a VirtualTopic, and its body has no"
                        + " \"topic\" beside its content. Send it with the topic as subject, or"
                        + " put it into an envelope: {\"topic\": \"git.receive\", \"msg\": {...}}.",
                1,
                null);
    }
}
