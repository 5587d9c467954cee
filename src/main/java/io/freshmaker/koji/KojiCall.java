package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A method of Koji's hub with its positional parameters; keyword arguments are a last object with the member
 * {@code __starstar}, as {@link #with} writes it.
 *
 * @param since from when on it may wait for a session, by the clock of {@link System#nanoTime()}; null for when it is made
 */
public record KojiCall(String method, ArrayNode parameters, Long since) {

    private static final String KEYWORDS = "__starstar";

    /** @param parameters numbers, texts, booleans, null, collections and maps of these, or JSON */
    public static KojiCall of(String method, Object... parameters) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Object parameter : parameters) {
            array.addPOJO(parameter);
        }
        return new KojiCall(method, KojiValues.plain(array), null);
    }

    /** The same call, decided on at that moment: it is not sent when its patience has run out since. */
    KojiCall since(long nanos) {
        return new KojiCall(method, parameters, nanos);
    }

    /** The same call with one keyword argument more. */
    public KojiCall with(String keyword, Object value) {
        ArrayNode more = parameters.deepCopy();
        JsonNode last = more.isEmpty() ? null : more.get(more.size() - 1);
        ObjectNode keywords = last != null && last.has(KEYWORDS)
                ? (ObjectNode) last
                : more.addObject().put(KEYWORDS, true);
        keywords.set(keyword, KojiValues.plain(value));
        return new KojiCall(method, more, since);
    }
}
