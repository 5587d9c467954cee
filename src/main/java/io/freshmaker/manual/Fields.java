package io.freshmaker.manual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of a request, each checked as it is read.
 *
 * @param names of the fields that there are
 */
record Fields(ObjectNode body, List<String> names) {

    private static final int MOST = 1000;
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_OBJECT = 100_000;
    private static final Set<String> OURS = Set.of("msg_id", "message_id", "requester");

    Fields {
        names = List.copyOf(names);
    }

    /** @throws Unfit when there is a field beside those that exist */
    void requireKnown() {
        body.fieldNames().forEachRemaining(name -> {
            if (OURS.contains(name)) {
                throw new Unfit(name + " can't be given: an event gets its message id from Freshmaker, and its"
                        + " requester is whoever makes the request.");
            }
            if (!names.contains(name)) {
                String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
                throw new Unfit("There is no field '" + Texts.printable(shown) + "' here: there are "
                        + String.join(", ", names) + ".");
            }
        });
    }

    boolean has(String name) {
        return body.has(name);
    }

    /** A number of an event or advisory; null where the field is missing. */
    Long id(String name) {
        JsonNode value = body.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 1) {
            throw new Unfit(name + " has to be a whole number from 1 to " + Long.MAX_VALUE + ".");
        }
        return value.longValue();
    }

    /** False where the field is missing. */
    boolean flag(String name) {
        JsonNode value = body.get(name);
        if (value != null && !value.isBoolean()) {
            throw new Unfit(name + " has to be true or false.");
        }
        return value != null && value.booleanValue();
    }

    /** Empty where the field is missing. */
    String text(String name, Form form) {
        JsonNode value = body.get(name);
        if (value != null && (!value.isTextual() || !form.fits(value.textValue()))) {
            throw new Unfit(name + " has to be " + form.words() + ".");
        }
        return value == null ? "" : value.textValue();
    }

    /** In their order; an empty list where the field is missing. */
    List<String> texts(String name, Form form) {
        JsonNode value = body.get(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.isEmpty() || value.size() > MOST) {
            throw new Unfit(name + " has to be a list of 1 to " + MOST + " texts, each " + form.words() + ".");
        }
        var texts = new LinkedHashSet<String>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode item = value.get(i);
            if (!item.isTextual() || !form.fits(item.textValue())) {
                throw new Unfit(name + " has to be a list of texts, each " + form.words() + ": item " + (i + 1) + ", "
                        + shown(item) + ", is none.");
            }
            if (!texts.add(item.textValue())) {
                throw new Unfit(name + " names the same twice: item " + (i + 1) + " stands before it already.");
            }
        }
        return new ArrayList<>(texts);
    }

    private static String shown(JsonNode item) {
        String text = Texts.printable(item.toString());
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "..." : text;
    }

    /** An object of any content; empty where the field is missing. */
    Optional<ObjectNode> object(String name) {
        JsonNode value = body.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof ObjectNode object)) {
            throw new Unfit(name + " has to be a JSON object.");
        }
        if (object.toString().length() > LONGEST_OBJECT) {
            throw new Unfit(name + " has to be a JSON object of up to " + LONGEST_OBJECT + " characters.");
        }
        if (!Texts.storable(object)) {
            throw new Unfit(name + " has to be a JSON object without the character NUL, halves of characters, and"
                    + " numbers that are too large.");
        }
        return Optional.of(object);
    }
}
