package io.freshmaker.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.change.Envelope;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A message whose envelope is in its own JSON, as fedmsg, dumps and captures of the other buses have it.
 *
 * @param topic with its prefix; empty where the delivery must know it
 * @param id what the envelope gives as id, or null
 * @param sentAt or null
 */
record Unwrapped(
        Envelope envelope, String topic, String id, Instant sentAt, Map<String, String> headers, JsonNode body) {

    private static final String TOPIC = "topic";
    private static final String HEADERS = "headers";
    private static final String BODY = "body";
    private static final String MSG = "msg";
    private static final String MSG_ID = "msg_id";

    private static final Set<String> ENVELOPE_KEYS = Set.of(
            TOPIC,
            HEADERS,
            BODY,
            MSG,
            MSG_ID,
            "i",
            "timestamp",
            "username",
            "crypto",
            "certificate",
            "signature",
            "source_name",
            "source_version");

    private static final Set<String> DUMP_KEYS =
            Set.of(TOPIC, HEADERS, BODY, "id", "queue", "priority", "severity", "sent-at");

    /** Empty for what is no envelope: any other JSON. */
    static Optional<Unwrapped> of(JsonNode root) {
        if (!root.isObject()) {
            return Optional.empty();
        }
        String topic = text(root.path(TOPIC));
        if (isCapture(root, topic)) {
            return Optional.of(capture(root, topic));
        }
        if (topic.isEmpty()) {
            String destination = text(root.path(Umb.DESTINATION));
            return destination.isEmpty() || !root.has(MSG)
                    ? Optional.empty()
                    : Optional.of(direct(Envelope.UMB, destination, root));
        }
        if (root.has(MSG) || (root.has(MSG_ID) && hasOnly(root, ENVELOPE_KEYS))) {
            return Optional.of(direct(Umb.isVirtual(topic) ? Envelope.UMB : Envelope.FEDMSG, topic, root));
        }
        return Optional.of(root.has(BODY) && hasOnly(root, DUMP_KEYS) ? dump(root, topic) : flat(root, topic));
    }

    /** UMB captures that put message and headers together under {@code body}. */
    private static boolean isCapture(JsonNode root, String topic) {
        return root.path(BODY).has(MSG)
                && (topic.isEmpty() || Umb.isVirtual(topic))
                && hasOnly(root, ENVELOPE_KEYS)
                && !root.has(MSG);
    }

    private static Unwrapped capture(JsonNode root, String topic) {
        Map<String, String> headers = texts(root.path(HEADERS));
        headers.putAll(texts(root.path(BODY).path(HEADERS)));
        String address = topic.isEmpty() ? headers.getOrDefault(Umb.DESTINATION, "") : topic;
        return new Unwrapped(
                Envelope.UMB,
                address,
                text(root.path(MSG_ID)),
                SentTime.of(root.path("timestamp")),
                headers,
                root.path(BODY).path(MSG));
    }

    private static Unwrapped direct(Envelope envelope, String topic, JsonNode root) {
        return new Unwrapped(
                envelope,
                topic,
                text(root.path(MSG_ID)),
                SentTime.of(root.path("timestamp")),
                texts(root.path(HEADERS)),
                root.has(MSG) ? root.path(MSG) : NullNode.getInstance());
    }

    private static Unwrapped dump(JsonNode root, String topic) {
        Map<String, String> headers = texts(root.path(HEADERS));
        return new Unwrapped(
                Envelope.FEDORA_MESSAGING,
                topic,
                text(root.path("id")),
                SentTime.of(root.path("sent-at")),
                headers,
                root.path(BODY));
    }

    /** The rest stays as it is: an {@code id} may be the message's, and may be a task's. */
    private static Unwrapped flat(JsonNode root, String topic) {
        ObjectNode body = root.deepCopy();
        body.remove(TOPIC);
        String id = text(root.has(MSG_ID) ? body.remove(MSG_ID) : root.path("id"));
        return new Unwrapped(Envelope.FLAT, topic, id, SentTime.of(root.path("timestamp")), Map.of(), body);
    }

    private static boolean hasOnly(JsonNode root, Set<String> keys) {
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            if (!keys.contains(names.next())) {
                return false;
            }
        }
        return true;
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue().strip() : "";
    }

    private static Map<String, String> texts(JsonNode headers) {
        Map<String, String> texts = new HashMap<>();
        headers.properties().forEach(header -> {
            JsonNode value = header.getValue();
            if (!value.isNull()) {
                texts.put(header.getKey(), value.isValueNode() ? value.asText() : value.toString());
            }
        });
        return texts;
    }
}
