package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Java values as JSON, the form in which calls and answers of the hub are handled. */
final class KojiValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    private KojiValues() {}

    static <T extends JsonNode> T plain(Object value) {
        return JSON.valueToTree(value);
    }
}
