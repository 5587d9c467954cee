package io.freshmaker.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** How values go into text columns and come back. */
final class Text {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_SENTENCE = 4000;

    private Text() {}

    /** As much of a sentence as its column holds; PostgreSQL refuses the character NUL. */
    static String sentence(String text) {
        return text == null ? null : cut(text, LONGEST_SENTENCE);
    }

    static String cut(String text, int length) {
        String clean = text.replace("\0", "");
        return clean.length() <= length ? clean : clean.substring(0, length - 1) + "…";
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
