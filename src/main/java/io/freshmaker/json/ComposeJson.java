package io.freshmaker.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.store.ComposeRow;
import io.freshmaker.store.ComposeView;
import io.freshmaker.store.ComposeView.ComposedBuild;
import io.freshmaker.store.ComposeView.StateSeen;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * A compose as clients know it: with ODCS's numbers and words where ODCS has some.
 *
 * @param alone not in a list: with its builds and what became of it, not with their number by state
 */
public record ComposeJson(boolean alone) {

    /** Writes one compose as an object. */
    public void write(JsonGenerator json, ComposeView view) throws IOException {
        ComposeRow compose = view.compose();
        json.writeStartObject();
        json.writeNumberField("id", compose.id());
        Json.number(json, "compose_id", compose.remoteId());
        state(json, compose.state());
        json.writeStringField("state_reason", compose.stateReason());
        json.writeStringField("step", compose.step().name());
        writeNeed(json, compose.need());
        json.writeStringField("content_key", compose.contentKey());
        json.writeStringField("result_repo", compose.repository());
        json.writeStringField("result_repofile", compose.repositoryFile());
        json.writeNumberField("attempt", compose.attempt());
        Json.number(json, "renews", compose.renews());
        Json.time(json, "time_created", compose.created());
        Json.time(json, "time_asked", compose.asked());
        Json.time(json, "time_submitted", compose.submitted());
        Json.time(json, "time_done", compose.done());
        Json.time(json, "time_to_expire", compose.expires());
        Json.time(json, "time_removed", compose.removed());
        json.writeStringField("url", "/api/2/composes/" + compose.id());
        if (alone) {
            writeStates(json, view);
            writeBuilds(json, view);
        } else {
            writeSummary(json, view.buildCounts());
        }
        json.writeEndObject();
    }

    /** The state at ODCS by number and name; null and null while ODCS has none. */
    static void state(JsonGenerator json, ComposeState state) throws IOException {
        Json.number(json, "state", state == null ? null : (long) state.id());
        json.writeStringField("state_name", state == null ? null : state.word());
    }

    private static void writeNeed(JsonGenerator json, ComposeNeed need) throws IOException {
        json.writeNumberField("source_type", need.type().id());
        json.writeStringField("source_type_name", need.type().word());
        json.writeStringField("source", need.source());
        writeTexts(json, "packages", need.packages());
        writeTexts(json, "builds_in", need.builds());
        writeTexts(json, "sigkeys", need.sigkeys());
        writeTexts(json, "arches", need.arches());
        writeTexts(json, "flags", need.flags());
    }

    private static void writeTexts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static void writeStates(JsonGenerator json, ComposeView view) throws IOException {
        json.writeArrayFieldStart("states");
        for (StateSeen state : view.states()) {
            json.writeStartObject();
            Json.time(json, "time", state.time());
            json.writeStringField("words", state.words());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeBuilds(JsonGenerator json, ComposeView view) throws IOException {
        json.writeArrayFieldStart("builds");
        for (ComposedBuild build : view.builds()) {
            json.writeStartObject();
            json.writeNumberField("id", build.id());
            json.writeNumberField("event_id", build.eventId());
            json.writeStringField("name", build.name());
            json.writeStringField("stream", build.stream());
            json.writeNumberField("state", build.state());
            json.writeStringField("state_name", StateNames.OF_BUILDS.name(build.state()));
            json.writeBooleanField("replaced", build.replaced());
            json.writeStringField("url", "/api/1/builds/" + build.id());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeSummary(JsonGenerator json, Map<Integer, Long> counts) throws IOException {
        json.writeObjectFieldStart("builds_summary");
        json.writeNumberField(
                "total", counts.values().stream().mapToLong(Long::longValue).sum());
        for (Map.Entry<Integer, Long> count : new TreeMap<>(counts).entrySet()) {
            json.writeNumberField(StateNames.OF_BUILDS.name(count.getKey()), count.getValue());
        }
        json.writeEndObject();
    }
}
