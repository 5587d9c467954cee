package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;

/** What the hub said to one call of several: a value or a fault. */
public record KojiAnswer(JsonNode value, KojiFault fault) {

    /**
     * The value.
     *
     * @throws KojiFault when it was a fault
     */
    public JsonNode orThrow() {
        if (fault != null) {
            throw fault;
        }
        return value;
    }
}
