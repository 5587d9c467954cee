package io.freshmaker.manual;

import com.fasterxml.jackson.databind.JsonNode;

/** What is to be rebuilt, as a message says it. */
public sealed interface Subject {

    /**
     * A message that content types plan like one of the bus.
     *
     * @param topic such as {@code freshmaker.manual.update}
     * @param searchKey of its event
     * @param key the same for all requests that mean the same
     */
    record Told(String topic, JsonNode body, String searchKey, String key) implements Subject {}

    /** The message of an event that is there already, once more. */
    record Again(long event) implements Subject {}
}
