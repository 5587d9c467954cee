package io.freshmaker.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.store.SigningRow;
import java.io.IOException;

/** A build of which signatures were told, as clients know it. */
public final class SigningJson {

    /** Writes one as an object. */
    public void write(JsonGenerator json, SigningRow signing) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", signing.id());
        Json.number(json, "koji_build_id", signing.build());
        json.writeStringField("nvr", signing.nvr());
        json.writeStringField("key", signing.key());
        json.writeStringField("tag", signing.tag());
        json.writeNumberField("state", signing.state().id());
        json.writeStringField("state_name", signing.state().name());
        json.writeStringField("state_reason", signing.reason());
        number(json, "signed", signing.signed());
        number(json, "rpms", signing.rpms());
        json.writeStringField("missing", signing.missing());
        Json.time(json, "time_first_heard", signing.since());
        Json.time(json, "time_last_heard", signing.heard());
        Json.time(json, "time_next_look", signing.ended() == null ? signing.next() : null);
        Json.time(json, "time_to_expire", signing.expires());
        Json.time(json, "time_ended", signing.ended());
        json.writeStringField("url", "/api/2/signings/" + signing.id());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, Integer value) throws IOException {
        Json.number(json, name, value == null ? null : value.longValue());
    }
}
