package io.freshmaker.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.store.BuildCompose;
import io.freshmaker.store.BuildRow;
import io.freshmaker.store.CauseRow;
import java.io.IOException;

/**
 * A build as clients know it.
 *
 * @param version from 2 on with its stream, batch, whether it is of a dry run, composes and causes
 * @param base what its {@code url} begins with; empty for a relative one
 */
public record BuildJson(int version, String base) {

    /** With a relative address. */
    public BuildJson(int version) {
        this(version, "");
    }

    /** Writes one build as an object. */
    public void write(JsonGenerator json, BuildRow build) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", build.id());
        json.writeNumberField("event_id", build.eventId());
        json.writeStringField("name", build.name());
        json.writeNumberField("type", build.type());
        json.writeStringField("type_name", build.typeName());
        json.writeNumberField("state", build.state());
        json.writeStringField("state_name", StateNames.OF_BUILDS.name(build.state()));
        json.writeStringField("state_reason", build.stateReason());
        Json.number(json, "build_id", build.remoteId());
        json.writeStringField("original_nvr", build.originalNvr());
        json.writeStringField("rebuilt_nvr", build.rebuiltNvr());
        json.writeStringField("dep_on", build.dependsOn());
        Json.number(json, "dep_on_id", build.dependsOnId());
        json.writeStringField("rebuild_reason", build.rebuildReason());
        Json.object(json, "build_args", build.arguments());
        writeComposes(json, build);
        Json.time(json, "time_submitted", build.submitted());
        Json.time(json, "time_completed", build.completed());
        json.writeStringField("url", base + "/api/1/builds/" + build.id());
        if (version > 1) {
            writeReasons(json, build);
        }
        json.writeEndObject();
    }

    private static void writeComposes(JsonGenerator json, BuildRow build) throws IOException {
        json.writeArrayFieldStart("odcs_composes");
        for (BuildCompose compose : build.composes()) {
            if (compose.remoteId() != null && !compose.replaced()) {
                json.writeNumber(compose.remoteId());
            }
        }
        json.writeEndArray();
    }

    private static void writeReasons(JsonGenerator json, BuildRow build) throws IOException {
        json.writeStringField("stream", build.stream());
        json.writeNumberField("batch", build.batch());
        json.writeBooleanField("dry_run", build.dryRun());
        json.writeArrayFieldStart("composes");
        for (BuildCompose compose : build.composes()) {
            json.writeStartObject();
            json.writeNumberField("id", compose.id());
            Json.number(json, "compose_id", compose.remoteId());
            ComposeJson.state(json, compose.state());
            json.writeBooleanField("replaced", compose.replaced());
            json.writeStringField("url", "/api/2/composes/" + compose.id());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("causes");
        for (CauseRow cause : build.causes()) {
            json.writeStartObject();
            json.writeNumberField("event_id", cause.eventId());
            json.writeStringField("constituent", cause.constituent());
            json.writeStringField("reason", cause.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
