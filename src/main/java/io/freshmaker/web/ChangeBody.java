package io.freshmaker.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the body of a PATCH asks for.
 *
 * @param action one of those that there are
 * @param reason why; empty where nothing is said
 */
record ChangeBody(String action, String reason) {

    /** As long as its column, and of what every database keeps and no line of a log is broken by. */
    private static final Pattern REASON = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{0,1000}");

    /**
     * Reads {@code {"action": "cancel", "reason": "..."}}, of which the reason may be left out.
     *
     * @param actions those that there are
     * @throws Refused naming the field, and what it may be
     */
    static ChangeBody read(RequestBody body, List<String> actions) {
        ObjectNode object = body.object();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!List.of("action", "reason").contains(field.getKey())) {
                throw Refused.field(field.getKey(), "action and reason");
            }
        }
        JsonNode action = object.path("action");
        if (!action.isTextual() || !actions.contains(action.textValue())) {
            String what = object.has("action") ? "action is none that there is" : "action is missing";
            throw Refused.malformed(what + ": it may be " + String.join(", ", actions) + ".");
        }
        JsonNode reason = object.path("reason");
        boolean given = !reason.isMissingNode() && !reason.isNull();
        if (given && (!reason.isTextual() || !REASON.matcher(reason.textValue()).matches())) {
            throw Refused.malformed("reason has to be a text without control characters, of up to 1000 characters.");
        }
        return new ChangeBody(action.textValue(), given ? reason.textValue() : "");
    }
}
