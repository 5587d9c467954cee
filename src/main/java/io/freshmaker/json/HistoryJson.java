package io.freshmaker.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.store.Constituent;
import io.freshmaker.store.Happening;
import io.freshmaker.store.HistoryBuild;
import io.freshmaker.store.HistoryEvent;
import io.freshmaker.store.KeptDecision;
import io.freshmaker.why.Telling;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What happened to an artifact, with the chain from the message to the build. */
public final class HistoryJson {

    private static final int MOST_CONSTITUENTS = 20;

    /** Writes one happening as an object. */
    public void write(JsonGenerator json, Happening happening) throws IOException {
        json.writeStartObject();
        Json.time(json, "time", happening.time());
        json.writeStringField("what", happening.what().name().toLowerCase(Locale.ROOT));
        json.writeStringField("artifact", happening.artifact().toString());
        json.writeStringField("sentence", Telling.sentence(happening));
        KeptDecision decision = happening.decision();
        json.writeStringField("rule", decision == null ? null : decision.rule());
        json.writeFieldName("chain");
        writeChain(json, happening);
        json.writeEndObject();
    }

    /** Writes the links from the message to the build; what there is none of is null. */
    static void writeChain(JsonGenerator json, Happening happening) throws IOException {
        json.writeStartObject();
        writeEvent(json, happening.event());
        writeConstituents(json, happening.constituents());
        Artifact compound = happening.build() != null
                ? happening.build().artifact()
                : happening.decision() == null ? null : happening.decision().artifact();
        json.writeStringField("compound", compound == null ? null : compound.toString());
        writeBuild(json, happening.build());
        if (happening.what() == Happening.What.CHANGED) {
            writeSummary(json, happening);
        }
        json.writeEndObject();
    }

    private static void writeEvent(JsonGenerator json, HistoryEvent event) throws IOException {
        json.writeObjectFieldStart("message");
        json.writeStringField("id", event.messageId());
        json.writeStringField("topic", event.topic());
        Json.time(json, "sent", event.sent());
        json.writeEndObject();
        json.writeObjectFieldStart("event");
        json.writeNumberField("id", event.id());
        json.writeStringField("url", "/api/1/events/" + event.id());
        json.writeStringField("search_key", event.searchKey());
        json.writeStringField("state_name", StateNames.OF_EVENTS.name(event.state()));
        json.writeStringField("state_reason", event.stateReason());
        json.writeEndObject();
    }

    private static void writeConstituents(JsonGenerator json, List<Constituent> constituents) throws IOException {
        json.writeArrayFieldStart("constituents");
        for (Constituent each : constituents.subList(0, Math.min(constituents.size(), MOST_CONSTITUENTS))) {
            json.writeStartObject();
            json.writeStringField("artifact", each.artifact().toString());
            json.writeStringField("revision", each.revision());
            json.writeStringField("reason", each.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("constituents_total", constituents.size());
    }

    private static void writeBuild(JsonGenerator json, HistoryBuild build) throws IOException {
        if (build == null) {
            json.writeNullField("build");
            return;
        }
        json.writeObjectFieldStart("build");
        json.writeNumberField("id", build.id());
        json.writeStringField("url", "/api/1/builds/" + build.id());
        json.writeNumberField("event_id", build.eventId());
        json.writeStringField("state_name", StateNames.OF_BUILDS.name(build.state()));
        json.writeStringField("state_reason", build.stateReason());
        json.writeStringField("rebuilt_nvr", build.rebuiltNvr());
        Json.number(json, "build_id", build.remoteId());
        json.writeBooleanField("dry_run", build.dryRun());
        json.writeEndObject();
    }

    private static void writeSummary(JsonGenerator json, Happening happening) throws IOException {
        json.writeObjectFieldStart("builds_summary");
        json.writeNumberField(
                "total",
                happening.rebuilds().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        for (Map.Entry<Integer, Long> count : new TreeMap<>(happening.rebuilds()).entrySet()) {
            json.writeNumberField(StateNames.OF_BUILDS.name(count.getKey()), count.getValue());
        }
        json.writeEndObject();
    }
}
