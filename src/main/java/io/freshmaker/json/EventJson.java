package io.freshmaker.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.store.BuildRow;
import io.freshmaker.store.DecisionRow;
import io.freshmaker.store.EventRow;
import io.freshmaker.store.EventView;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * An event as clients know it.
 *
 * @param full with its builds rather than their number by state
 * @param alone not in a list; in version 2 it then has its decisions
 * @param base what its {@code url} and those of its builds begin with; empty for relative ones
 */
public record EventJson(int version, boolean full, boolean alone, String base) {

    /** With relative addresses. */
    public EventJson(int version, boolean full, boolean alone) {
        this(version, full, alone, "");
    }

    /** Writes one event as an object. */
    public void write(JsonGenerator json, EventView view) throws IOException {
        EventRow event = view.event();
        json.writeStartObject();
        json.writeNumberField("id", event.id());
        json.writeStringField("message_id", event.messageId());
        json.writeStringField("search_key", event.searchKey());
        json.writeNumberField("event_type_id", event.type());
        json.writeNumberField("state", event.state());
        json.writeStringField("state_name", StateNames.OF_EVENTS.name(event.state()));
        json.writeStringField("state_reason", event.stateReason());
        Json.time(json, "time_created", event.created());
        Json.time(json, "time_done", event.done());
        json.writeStringField("url", base + "/api/1/events/" + event.id());
        json.writeBooleanField("dry_run", event.dryRun());
        json.writeStringField("requester", event.requester());
        Json.list(json, "requested_rebuilds", event.requestedRebuilds());
        Json.object(json, "requester_metadata", event.requesterMetadata());
        writeIds(json, "depends_on_events", view.dependsOn());
        writeIds(json, "depending_events", view.depending());
        if (full) {
            writeBuilds(json, view.builds());
        } else {
            writeSummary(json, view.buildCounts());
        }
        if (alone && version > 1) {
            writeDecisions(json, view.decisions());
        }
        json.writeEndObject();
    }

    private static void writeIds(JsonGenerator json, String name, List<Long> ids) throws IOException {
        json.writeArrayFieldStart(name);
        for (long id : ids) {
            json.writeNumber(id);
        }
        json.writeEndArray();
    }

    private void writeBuilds(JsonGenerator json, List<BuildRow> builds) throws IOException {
        var writer = new BuildJson(version, base);
        json.writeArrayFieldStart("builds");
        for (BuildRow build : builds) {
            writer.write(json, build);
        }
        json.writeEndArray();
    }

    private static void writeSummary(JsonGenerator json, Map<Integer, Long> counts) throws IOException {
        json.writeObjectFieldStart("builds_summary");
        json.writeNumberField(
                "total", counts.values().stream().mapToLong(Long::longValue).sum());
        for (Map.Entry<Integer, Long> count : counts.entrySet()) {
            json.writeNumberField(StateNames.OF_BUILDS.name(count.getKey()), count.getValue());
        }
        json.writeEndObject();
    }

    private static void writeDecisions(JsonGenerator json, List<DecisionRow> decisions) throws IOException {
        json.writeArrayFieldStart("decisions");
        for (DecisionRow decision : decisions) {
            json.writeStartObject();
            json.writeStringField("artifact", decision.artifact());
            json.writeBooleanField("rebuild", decision.rebuild());
            json.writeStringField("rule", decision.rule());
            json.writeStringField("reason", decision.reason());
            Json.number(json, "build_id", decision.buildId());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
