package io.freshmaker.web;

import io.freshmaker.json.Json;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * What the API answers.
 *
 * @param status of HTTP
 * @param headers the media type is that of JSON where none is among them
 */
public record Answer(int status, Map<String, String> headers, ByteBuffer body) {

    /** The media type of JSON. */
    static final String JSON = "application/json";

    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 200 with a JSON document. */
    static Answer json(Json.Content content) {
        return json(ByteBuffer.wrap(Json.bytes(content)));
    }

    /** 200 with JSON text. */
    static Answer json(ByteBuffer text) {
        return new Answer(200, Map.of(), text);
    }

    /** An error in the shape of all errors. */
    static Answer error(int status, Map<String, String> headers, String message) {
        return new Answer(status, headers, ByteBuffer.wrap(ErrorAnswers.json(status, message)));
    }
}
