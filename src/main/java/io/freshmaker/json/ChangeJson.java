package io.freshmaker.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.store.Announcement;
import io.freshmaker.store.ChangeKind;
import io.freshmaker.store.ChangeView;
import java.io.IOException;

/** What changed as version 2 of the API has it in short: an event, a build, or what was asked for. */
public final class ChangeJson {

    private static final EventJson EVENT = new EventJson(2, false, false);
    private static final BuildJson BUILD = new BuildJson(2);

    private ChangeJson() {}

    /** Writes it as an object. */
    public static void write(JsonGenerator json, ChangeView change) throws IOException {
        if (change.event().isPresent()) {
            EVENT.write(json, change.event().get());
        } else if (change.build().isPresent()) {
            BUILD.write(json, change.build().get());
        } else if (change.announcement().body() != null) {
            json.writeRawValue(change.announcement().body());
        } else {
            writeRemoved(json, change.announcement());
        }
    }

    private static void writeRemoved(JsonGenerator json, Announcement change) throws IOException {
        boolean build = change.kind() == ChangeKind.BUILD;
        json.writeStartObject();
        json.writeNumberField("id", build ? change.buildId() : change.eventId());
        if (build) {
            json.writeNumberField("event_id", change.eventId());
        }
        json.writeNumberField("state", change.state());
        StateNames names = build ? StateNames.OF_BUILDS : StateNames.OF_EVENTS;
        json.writeStringField("state_name", names.name(change.state()));
        json.writeStringField("state_reason", change.reason());
        json.writeBooleanField("removed", true);
        json.writeEndObject();
    }
}
