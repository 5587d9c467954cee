package io.freshmaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.json.Json;
import io.freshmaker.json.StateNames;
import io.freshmaker.store.TypeNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;

/** Answers which numbers stand for which types and states, and who is answering. */
public final class NamesApi {

    private final TypeNames types;
    private final String version;

    /** @param version of Freshmaker */
    public NamesApi(TypeNames types, String version) {
        this.types = types;
        this.version = version;
    }

    public ByteBuffer eventTypes(ApiCall call) {
        return answer(call, types.ofEvents(), "event type");
    }

    public ByteBuffer buildTypes(ApiCall call) {
        return answer(call, types.ofBuilds(), "build type");
    }

    public ByteBuffer buildStates(ApiCall call) {
        return answer(call, StateNames.OF_BUILDS.byNumber(), "build state");
    }

    public ByteBuffer about(ApiCall call) {
        return ByteBuffer.wrap(Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("version", version);
            json.writeStringField("auth_backend", "none");
            json.writeEndObject();
        }));
    }

    private static ByteBuffer answer(ApiCall call, SortedMap<Integer, String> names, String what) {
        return ByteBuffer.wrap(call.id() == null ? all(names) : one(call, names, what));
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
