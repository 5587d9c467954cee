package io.freshmaker.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client sent with its request.
 *
 * @param types the headers {@code Content-Type}, of which there should be one
 * @param encodings the headers {@code Content-Encoding}
 */
record RequestBody(List<String> types, List<String> encodings, byte[] bytes) {

    /** As Jackson says it, of an ordinary name. */
    private static final Pattern TWICE = Pattern.compile("Duplicate field '([A-Za-z0-9_.-]{1,50})'");

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.defaults();

    private static final String TOO_MUCH =
            "The body is more than is read here: objects and lists may be in one another up"
                    + " to " + LIMITS.getMaxNestingDepth() + " deep, a number may have " + LIMITS.getMaxNumberLength()
                    + " characters, and the name of a field " + LIMITS.getMaxNameLength() + ".";

    private static final Pattern TYPE = Pattern.compile("(?i)\\s*application/json\\s*(;[^,]*)?");

    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    RequestBody {
        types = List.copyOf(types);
        encodings = List.copyOf(encodings);
    }

    /**
     * The JSON object that it is.
     *
     * @throws Refused when it is none, naming the line, or is more than is read, or not sent as plain JSON
     */
    ObjectNode object() {
        if (types.size() != 1 || !TYPE.matcher(types.get(0)).matches()) {
            throw Refused.of(415, ErrorAnswers.message(415));
        }
        if (!encodings.stream().allMatch("identity"::equalsIgnoreCase)) {
            throw Refused.of(415, "Send the body as it is: the header Content-Encoding can only be identity here.");
        }
        try {
            if (bytes.length > 0 && STRICT.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
        } catch (StreamConstraintsException e) {
            throw Refused.malformed(TOO_MUCH);
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
