package io.freshmaker.bus;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the text of a message as JSON, and says in words where it is none. */
final class JsonText {

    private static final Pattern PARSER_NOTES = Pattern.compile(" *\\([^()]*\\[Source.*", Pattern.DOTALL);

    private final ObjectMapper mapper;
    private final ObjectReader reader;

    JsonText(ObjectMapper mapper) {
        this.mapper = mapper;
        this.reader = mapper.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** The tree of a text; JSON null for no text at all, an empty string for an empty one. */
    JsonNode parse(String text) {
        if (text == null) {
            return NullNode.getInstance();
        }
        if (text.isBlank()) {
            return TextNode.valueOf("");
        }
        try {
            return opened(reader.readTree(withoutMark(text)));
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    /** The object or list inside a string that holds one, as some senders encode twice; otherwise the value itself. */
    JsonNode opened(JsonNode value) {
        if (!value.isTextual() || !holdsJson(value.textValue())) {
            return value;
        }
        try {
            return reader.readTree(value.textValue());
        } catch (JsonProcessingException plainText) {
            return value;
        }
    }

    /** The first top-level {@code topic} (or a capture's {@code destination}), found without building a tree. */
    Optional<String> topic(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try (JsonParser parser = mapper.getFactory().createParser(withoutMark(text))) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.VALUE_STRING && holdsJson(parser.getText())) {
                return topic(parser.getText());
            }
            return first == JsonToken.START_OBJECT ? topic(parser) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        } catch (IOException e) {
            throw new UnreadableMessageException("The message's text cannot be read: " + e.getMessage(), 1, e);
        }
    }

    private static Optional<String> topic(JsonParser parser) throws IOException {
        String destination = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
            if (isText && name.equals("topic") && !parser.getText().isBlank()) {
                return Optional.of(parser.getText().strip());
            }
            if (isText && name.equals(Umb.DESTINATION)) {
                destination = parser.getText().strip();
            }
            parser.skipChildren();
        }
        return Optional.of(destination).filter(found -> !found.isEmpty());
    }

    private static boolean holdsJson(String text) {
        String inner = text.strip();
        return inner.startsWith("{") || inner.startsWith("[");
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static UnreadableMessageException unreadable(JsonProcessingException e) {
        JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
        int line = Math.max(1, at.getLineNr());
        return new UnreadableMessageException(
                "The message is no valid JSON at offset " + Math.max(0, at.getCharOffset()) + " (line " + line
                        + ", column " + Math.max(1, at.getColumnNr()) + "): " + reason(e),
                line,
                e);
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return "it ends before it is complete.";
        }
        if (e instanceof MismatchedInputException) {
            return "there is more text after its end.";
        }
        return PARSER_NOTES.matcher(e.getOriginalMessage()).replaceAll("") + ".";
    }
}
