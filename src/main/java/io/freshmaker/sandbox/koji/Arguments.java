package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Map;

/** What a call says for the parameters of its method; what it leaves out is null. */
record Arguments(Map<String, JsonNode> given) {

    JsonNode get(String name) {
        return given.getOrDefault(name, NullNode.getInstance());
    }

    boolean has(String name) {
        return !get(name).isNull();
    }

    /** Null where nothing is said. */
    String text(String name) {
        return get(name).asText(null);
    }

    boolean flag(String name) {
        return flag(name, false);
    }

    boolean flag(String name, boolean usual) {
        return has(name) ? get(name).asBoolean() || get(name).asInt() != 0 : usual;
    }
}
