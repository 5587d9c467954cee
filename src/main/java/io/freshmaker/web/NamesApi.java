package io.freshmaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.json.Json;
import io.freshmaker.json.StateNames;
import io.freshmaker.store.TypeNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Answers which numbers stand for which types and states, and who is answering. */
public final class NamesApi implements ApiPart {

    private final TypeNames types;
    private final String version;
    private final String backend;

    /**
     * @param version of Freshmaker
     * @param backend how it is found out who makes a request
     */
    public NamesApi(TypeNames types, String version, String backend) {
        this.types = types;
        this.version = version;
        this.backend = backend;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/event-types", "list-event-types", "The types of events", this::eventTypes)
                        .answering("Names"),
                Endpoint.get("/event-types/{id}", "show-event-type", "One type of events", this::eventTypes)
                        .answering("Name"),
                Endpoint.get("/build-types", "list-build-types", "The types of builds", this::buildTypes)
                        .answering("Names"),
                Endpoint.get("/build-types/{id}", "show-build-type", "One type of builds", this::buildTypes)
                        .answering("Name"),
                Endpoint.get("/build-states", "list-build-states", "The states of builds", this::buildStates)
                        .answering("Names"),
                Endpoint.get("/build-states/{id}", "show-build-state", "One state of builds", this::buildStates)
                        .answering("Name"),
                Endpoint.get("/about", "about", "The version of Freshmaker", this::about)
                        .answering("About"));
    }

    private Answer eventTypes(ApiCall call) {
        return answer(call, types.ofEvents(), "event type");
    }

    private Answer buildTypes(ApiCall call) {
        return answer(call, types.ofBuilds(), "build type");
    }

    private Answer buildStates(ApiCall call) {
        return answer(call, StateNames.OF_BUILDS.byNumber(), "build state");
    }

    private Answer about(ApiCall call) {
        return Answer.json(json -> {
            json.writeStartObject();
            json.writeStringField("version", version);
            json.writeStringField("auth_backend", backend);
            json.writeEndObject();
        });
    }

    private static Answer answer(ApiCall call, SortedMap<Integer, String> names, String what) {
        return Answer.json(ByteBuffer.wrap(call.id() == null ? all(names) : one(call, names, what)));
    }

    private static byte[] all(SortedMap<Integer, String> names) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (Map.Entry<Integer, String> name : names.entrySet()) {
                write(json, name.getKey(), name.getValue());
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static byte[] one(ApiCall call, SortedMap<Integer, String> names, String what) {
        long id = call.number().orElseThrow(() -> Refused.unknown(what));
        if (id != (int) id || !names.containsKey((int) id)) {
            throw Refused.unknown(what);
        }
        return Json.bytes(json -> write(json, (int) id, names.get((int) id)));
    }

    private static void write(JsonGenerator json, int id, String name) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("name", name);
        json.writeEndObject();
    }
}
