package io.freshmaker.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The id of a message whose sender gave none: a hash of what it says, so that a second delivery has the same one. */
final class ContentId {

    private final ObjectWriter canonical;

    ContentId(ObjectMapper mapper) {
        this.canonical = mapper.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
    }

    /** @param sentAt may be null */
    String of(String topic, Instant sentAt, Map<String, String> headers, JsonNode body) {
        StringBuilder content = new StringBuilder(topic).append('\n');
        content.append(sentAt == null ? "" : sentAt.toString()).append('\n').append(text(body));
        if (body.isEmpty() && (!body.isTextual() || body.textValue().isEmpty())) {
            content.append('\n').append(text(lasting(headers)));
        }
        return "sha256:" + sha256(content.toString());
    }

    /** Early UMB messages say everything in headers; those that the broker changes on each delivery don't count. */
    private static Map<String, String> lasting(Map<String, String> headers) {
        Map<String, String> sorted = new TreeMap<>(headers);
        sorted.keySet().removeIf(name -> name.startsWith("JMS") || Umb.TRANSPORT_HEADERS.contains(name));
        return sorted;
    }

    private String text(Object value) {
        try {
            return canonical.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON that was read cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    private static String sha256(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
