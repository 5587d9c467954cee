package io.freshmaker.manual;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Which texts every database keeps and every answer can be written with. */
final class Texts {

    private Texts() {}

    /** Whether all that a JSON value holds can be stored and comes back as it is. */
    static boolean storable(JsonNode node) {
        if (node.isTextual()) {
            return storable(node.textValue());
        }
        if (node.isFloatingPointNumber()) {
            return Double.isFinite(node.doubleValue());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!storable(field.getKey())) {
                return false;
            }
        }
        for (JsonNode part : node) {
            if (!storable(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean storable(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || half(c));
    }

    /** The text with a question mark for each character that is no whole one. */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || half(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean half(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
