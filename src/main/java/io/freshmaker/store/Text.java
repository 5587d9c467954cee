package io.freshmaker.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** How values go into text columns and come back. */
public final class Text {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_SENTENCE = 4000;
    private static final int LONGEST_KEY = 500;

    private Text() {}

    /** As much of a sentence as its column holds; PostgreSQL refuses the character NUL. */
    public static String sentence(String text) {
        return text == null ? null : cut(text, LONGEST_SENTENCE);
    }

    /** Words that another sentence may follow: with a full stop, unless they end as a sentence does. */
    static String ended(String words) {
        String text = words.strip();
        return text.matches("(?s).*[.?!…]") ? text : text + ".";
    }

    static String cut(String text, int length) {
        String clean = text.replace("\0", "");
        if (clean.length() <= length) {
            return clean;
        }
        boolean halves = Character.isHighSurrogate(clean.charAt(length - 2));
        return clean.substring(0, halves ? length - 2 : length - 1) + "…";
    }

    /**
     * An id as it is stored, which no other id is stored as. One that a column can't hold, or that is only told from
     * another by blanks at its end, which HSQLDB does not compare, ends in its SHA-256 instead.
     */
    static String key(String id) {
        boolean fits = id.length() <= LONGEST_KEY && id.indexOf('\0') < 0 && !id.endsWith(" ");
        return fits ? id : cut(id, LONGEST_KEY - 65) + ":" + hash(id);
    }

    /** The SHA-256, in 64 characters. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value).replace("\0", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("This can't be written as JSON: " + value, e);
        }
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored JSON text is broken: " + e.getOriginalMessage(), e);
        }
    }

    static Map<String, String> map(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored JSON object is broken: " + e.getOriginalMessage(), e);
        }
    }
}
