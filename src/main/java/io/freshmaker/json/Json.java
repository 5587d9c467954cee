package io.freshmaker.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Writes JSON piece by piece, without building it in memory first. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** A part of a document. */
    @FunctionalInterface
    public interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    /** The document as UTF-8. */
    public static byte[] bytes(Content content) {
        var out = new ByteArrayBuilder(8_000);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            content.writeTo(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A field with a number or null. */
    public static void number(JsonGenerator json, String name, Long value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    /** A time of the form that clients expect: UTC, whole seconds, or null. */
    public static void time(JsonGenerator json, String name, OffsetDateTime value) throws IOException {
        json.writeStringField(name, value == null ? null : seconds(value.withOffsetSameInstant(ZoneOffset.UTC)));
    }

    /** A page has hundreds of times, and a formatter takes longer than all else that is written of a build. */
    private static String seconds(OffsetDateTime utc) {
        char[] text = "0000-00-00T00:00:00Z".toCharArray();
        put(text, 4, utc.getYear());
        put(text, 7, utc.getMonthValue());
        put(text, 10, utc.getDayOfMonth());
        put(text, 13, utc.getHour());
        put(text, 16, utc.getMinute());
        put(text, 19, utc.getSecond());
        return new String(text);
    }

    private static void put(char[] text, int end, int number) {
        for (int at = end, left = number; left > 0; left /= 10) {
            text[--at] = (char) ('0' + left % 10);
        }
    }

    /** An object that is stored as text; an empty one where the text is null or no JSON object. */
    public static void object(JsonGenerator json, String name, String text) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(text == null || text.equals("{}") ? "{}" : checked(text, JsonToken.START_OBJECT, "{}"));
    }

    /** A list that is stored as text; an empty one where the text is null or no JSON list. */
    public static void list(JsonGenerator json, String name, String text) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(text == null ? "[]" : checked(text, JsonToken.START_ARRAY, "[]"));
    }

    private static String checked(String text, JsonToken start, String otherwise) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != start) {
                return otherwise;
            }
            parser.skipChildren();
            String found = text.substring(0, (int) parser.currentLocation().getCharOffset());
            return found.chars().anyMatch(Character::isWhitespace) ? compact(found) : found;
        } catch (JsonProcessingException e) {
            return otherwise;
        }
    }

    /** The same without blanks between its parts. */
    private static String compact(String text) throws IOException {
        var copy = new StringWriter();
        try (JsonParser parser = FACTORY.createParser(text);
                JsonGenerator writer = FACTORY.createGenerator(copy)) {
            parser.nextToken();
            writer.copyCurrentStructure(parser);
        }
        return copy.toString();
    }
}
