package io.freshmaker.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.store.KeptDecision;
import java.io.IOException;

/** What was decided about one candidate of an event. */
public final class DecisionJson {

    /** Writes one as an object. */
    public void write(JsonGenerator json, KeptDecision decision) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", decision.id());
        json.writeStringField("artifact", decision.artifact().toString());
        json.writeStringField("type", decision.artifact().type());
        json.writeStringField("name", decision.artifact().name());
        json.writeStringField("stream", decision.artifact().stream());
        json.writeStringField("content_type", decision.contentType());
        json.writeBooleanField("rebuild", decision.rebuild());
        json.writeStringField("rule", decision.rule());
        json.writeStringField("reason", decision.reason());
        Json.number(json, "build_id", decision.buildId());
        json.writeStringField("build_url", decision.buildId() == null ? null : "/api/1/builds/" + decision.buildId());
        json.writeEndObject();
    }
}
