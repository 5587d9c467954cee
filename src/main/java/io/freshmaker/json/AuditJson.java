package io.freshmaker.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.store.AuditRow;
import io.freshmaker.store.Deed;
import java.io.IOException;

/** A change that a person had made, as clients know it. */
public final class AuditJson {

    /** Writes one as an object. */
    public void write(JsonGenerator json, AuditRow row) throws IOException {
        Deed deed = row.deed();
        json.writeStartObject();
        json.writeNumberField("id", row.id());
        Json.time(json, "time", row.at());
        json.writeStringField("person", deed.by());
        json.writeStringField("how", deed.how());
        json.writeStringField("action", deed.action());
        Json.number(json, "event_id", deed.eventId());
        Json.number(json, "build_id", deed.buildId());
        json.writeStringField("words", deed.words());
        json.writeStringField("url", "/api/2/audit/" + row.id());
        json.writeEndObject();
    }
}
