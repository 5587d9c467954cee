package io.freshmaker.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * The answer of a service that speaks JSON. Its errors have a {@code message}; what its web server or a proxy says
 * itself is HTML.
 *
 * @param status of HTTP
 * @param json the tree; missing when the body is no JSON
 * @param text the body as it came
 */
public record JsonAnswer(int status, JsonNode json, String text) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORDS = 300;

    /** @param body null for none */
    public static JsonAnswer of(int status, String body) {
        String text = body == null ? "" : body;
        try {
            return new JsonAnswer(status, JSON.readTree(text), text);
        } catch (JsonProcessingException noJson) {
            return new JsonAnswer(status, MissingNode.getInstance(), text);
        }
    }

    /** Whether the service itself says what is wrong, not something in front of it. */
    public boolean fromService() {
        return json.path("message").isTextual();
    }

    /** What was said, short enough for a log line: the service's message, or the text of the page without its markup. */
    public String words() {
        String said = fromService()
                ? json.path("message").textValue()
                : text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
        return said.length() <= WORDS || fromService() ? said : said.substring(0, WORDS) + "...";
    }

    /** {@code MBS answered 403: bob is not in any of ...}. */
    public String sentence(String service) {
        String words = words();
        return service + " answered " + status + (words.isEmpty() ? " without a word" : ": " + words);
    }
}
