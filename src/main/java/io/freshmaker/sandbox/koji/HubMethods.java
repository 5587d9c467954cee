package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The methods that the hub has, by their names, and the calls of several at once. */
final class HubMethods {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MULTI_CALL = "multiCall";

    private final Map<String, HubMethod.Bound> byName = new TreeMap<>();

    /** @param onChange told of each task that is new (from no state) or cancelled */
    HubMethods(HubState state, HubSessions sessions, HubTags tags, BiConsumer<Integer, HubTask> onChange) {
        BuildJson builds = new BuildJson(state);
        new SessionMethods(state, sessions).addTo(this);
        new TaskMethods(state, onChange).addTo(this);
        new BuildMethods(state, builds).addTo(this);
        new TagMethods(state, tags, builds).addTo(this);
        new ContentMethods(state).addTo(this);
        add("system.listMethods()", (arguments, caller) -> {
            ArrayNode names = NODES.arrayNode();
            byName.keySet().forEach(names::add);
            return names;
        });
        add("getAPIVersion()", (arguments, caller) -> NODES.numberNode(1));
        add("getKojiVersion()", (arguments, caller) -> NODES.textNode("1.35.3"));
        add("hello(args?)", (arguments, caller) -> NODES.textNode("Hello World"));
    }

    /** @param signature such as {@code getBuild(buildInfo, strict?)} */
    void add(String signature, HubMethod method) {
        Signature parsed = Signature.of(signature);
        byName.put(parsed.method(), new HubMethod.Bound(parsed, method));
    }

    /** The answer to a call, or to several in one; a {@link HubFault} instead. */
    JsonNode call(HubCall call, Caller caller) {
        return call.method().equals(MULTI_CALL)
                ? all(call.parameters().path(0), caller)
                : one(call.method(), call.parameters(), caller);
    }

    private JsonNode one(String name, ArrayNode parameters, Caller caller) {
        HubMethod.Bound bound = byName.get(name);
        if (bound == null) {
            throw HubFault.generic("Invalid method: " + name);
        }
        return bound.method().call(bound.signature().bind(parameters), caller);
    }

    private JsonNode all(JsonNode calls, Caller caller) {
        ArrayNode answers = NODES.arrayNode();
        for (JsonNode call : calls) {
            try {
                ArrayNode parameters = NODES.arrayNode();
                call.path("params").forEach(parameters::add);
                JsonNode answer = one(call.path("methodName").asText(), parameters, caller);
                answers.addArray().add(answer);
            } catch (HubFault fault) {
                answers.add(fault(fault));
            }
        }
        return answers;
    }

    private static ObjectNode fault(HubFault fault) {
        ObjectNode json = NODES.objectNode().put("faultCode", fault.code()).put("faultString", fault.getMessage());
        json.putArray("traceback")
                .add("Traceback (most recent call last):\n")
                .add("koji.GenericError: " + fault.getMessage() + "\n");
        return json;
    }
}
