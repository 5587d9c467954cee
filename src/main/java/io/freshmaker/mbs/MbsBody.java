package io.freshmaker.mbs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * The body of an answer. MBS's errors are JSON with a {@code message}; what its web server or a proxy says itself is
 * HTML.
 *
 * @param json the tree; missing when the body is no JSON
 * @param text the body as it came
 */
record MbsBody(int status, JsonNode json, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WORDS = 300;

    static MbsBody of(int status, String body) {
        String text = body == null ? "" : body;
        try {
            return new MbsBody(status, JSON.readTree(text), text);
        } catch (JsonProcessingException noJson) {
            return new MbsBody(status, MissingNode.getInstance(), text);
        }
    }

    /** Whether MBS itself says what is wrong, not something in front of it. */
    boolean fromMbs() {
        return json.path("message").isTextual();
    }

    /** What was said, short enough for a log line: MBS's message, or the text of the page without its markup. */
    String words() {
        String said = fromMbs()
                ? json.path("message").textValue()
                : text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
        return said.length() <= WORDS || fromMbs() ? said : said.substring(0, WORDS) + "...";
    }

    /** {@code MBS answered 403: bob is not in any of ...}. */
    String sentence() {
        String words = words();
        return "MBS answered " + status + (words.isEmpty() ? " without a word" : ": " + words);
    }

    /** Whether MBS itself says that there is no such thing. */
    boolean unknown() {
        return status == 404 && fromMbs();
    }

    /** The object that was asked for by its id. */
    JsonNode item() {
        if (status != 200 || !json.isObject()) {
            throw new MbsException(
                    sentence() + " - where a module build was expected: is freshmaker.mbs.url right, and MBS up?");
        }
        return json;
    }

    /** The items of a list with pages. */
    JsonNode items() {
        if (status != 200 || !json.path("items").isArray()) {
            throw new MbsException(sentence() + " - where a list of module builds was expected: "
                    + "is freshmaker.mbs.url right, and MBS up?");
        }
        return json.path("items");
    }
}
