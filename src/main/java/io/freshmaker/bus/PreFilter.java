package io.freshmaker.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;

/** A JSONPath that a listener declares, so that noise of its topics ends before the database. Thread-safe. */
public final class PreFilter {

    private static final Configuration JSON_NODES = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .options(Option.SUPPRESS_EXCEPTIONS, Option.ALWAYS_RETURN_LIST)
            .build();

    private static final PreFilter ALL = new PreFilter("", null);

    private final String when;
    private final JsonPath path;

    private PreFilter(String when, JsonPath path) {
        this.when = when;
        this.path = path;
    }

    /** @throws IllegalArgumentException when the path can't be read, with the path and what is wrong with it */
    public static PreFilter of(String when) {
        if (when == null || when.isBlank()) {
            return ALL;
        }
        if (count(when, '[') != count(when, ']') || count(when, '(') != count(when, ')')) {
            // The library takes what stands before an open bracket for the whole path.
            throw new IllegalArgumentException("The JSONPath '" + when + "' can't be read: a bracket is not closed");
        }
        try {
            return new PreFilter(when, JsonPath.compile(when));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The JSONPath '" + when + "' can't be read: " + e.getMessage(), e);
        }
    }

    private static long count(String path, char bracket) {
        return path.replaceAll("'[^']*'", "").chars().filter(c -> c == bracket).count();
    }

    /**
     * Whether the path finds anything in the body; in a body without fields or elements no path finds anything.
     *
     * @throws UnreadableMessageException when the path can't be applied to it, as to a number beyond every range
     */
    public boolean matches(JsonNode body) {
        if (path == null) {
            return true;
        }
        if (!body.isContainerNode()) {
            return false;
        }
        try {
            JsonNode found = path.read(body, JSON_NODES);
            return found != null && !found.isEmpty();
        } catch (JsonPathException | NumberFormatException e) {
            throw new UnreadableMessageException(
                    "The filter " + when + " can't be applied to its body: " + e.getMessage(), 1, e);
        }
    }

    /** The path as it was written; empty when everything matches. */
    @Override
    public String toString() {
        return when;
    }
}
