package io.freshmaker.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client sent with its request.
 *
 * @param type the header {@code Content-Type}, or null
 */
record RequestBody(String type, byte[] bytes) {

    /** As Jackson says it, of an ordinary name. */
    private static final Pattern TWICE = Pattern.compile("Duplicate field '([A-Za-z0-9_.-]{1,50})'");

    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    /**
     * The JSON object that it is.
     *
     * @throws Refused when it is none, naming the line
     */
    ObjectNode object() {
        if (type == null || !type.matches("(?i)\\s*application/json\\s*(;.*)?")) {
            throw Refused.of(415, ErrorAnswers.message(415));
        }
        try {
            if (bytes.length > 0 && STRICT.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            Matcher twice = TWICE.matcher(e.getOriginalMessage());
            throw Refused.malformed(
                    twice.matches()
                            ? "The field '" + twice.group(1) + "' stands twice in one object" + where + "."
                            : "The body is no JSON" + where + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw Refused.malformed(
                bytes.length == 0 ? "The body is empty: send a JSON object." : "The body is no JSON object.");
    }
}
