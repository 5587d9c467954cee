package io.freshmaker.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.build.Hold;
import io.freshmaker.store.Backlog;
import io.freshmaker.store.WorkView;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What goes on at one moment, as clients see it. */
public final class WorkJson {

    private WorkJson() {}

    /** Writes one item of a list. */
    @FunctionalInterface
    private interface Item<T> {
        void write(JsonGenerator json, T item) throws IOException;
    }

    /** Writes all as an object. */
    public static void write(JsonGenerator json, WorkView work) throws IOException {
        json.writeStartObject();
        Json.time(json, "time", work.at());
        writeCounts(json, work);
        writeWaiting(json, work);
        list(json, "running", work.running(), WorkJson::writeBuild);
        list(json, "next", work.next(), WorkJson::writeBuild);
        list(json, "paused", work.pauses(), WorkJson::writePause);
        list(json, "held", work.held(), WorkJson::writeHeld);
        list(json, "composes", work.composes(), WorkJson::writeCompose);
        list(json, "ended_events", work.endedEvents(), WorkJson::writeEvent);
        list(json, "ended_builds", work.endedBuilds(), WorkJson::writeBuild);
        json.writeEndObject();
    }

    private static <T> void list(JsonGenerator json, String name, List<T> items, Item<T> item) throws IOException {
        json.writeArrayFieldStart(name);
        for (T each : items) {
            json.writeStartObject();
            item.write(json, each);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeCounts(JsonGenerator json, WorkView work) throws IOException {
        json.writeObjectFieldStart("events");
        for (int state = 0; state < 2; state++) {
            json.writeNumberField(
                    StateNames.OF_EVENTS.name(state), work.events().getOrDefault(state, 0L));
        }
        json.writeEndObject();
        list(json, "builds", work.builds(), (out, count) -> {
            out.writeStringField("system", count.system());
            out.writeStringField("state_name", StateNames.OF_BUILDS.name(count.state()));
            out.writeBooleanField("held", count.held());
            out.writeBooleanField("ready", count.ready());
            out.writeNumberField("count", count.builds());
        });
    }

    private static void writeWaiting(JsonGenerator json, WorkView work) throws IOException {
        json.writeObjectFieldStart("waiting");
        for (Map.Entry<Backlog.Kind, Backlog> each : work.backlog().entrySet()) {
            OffsetDateTime oldest = each.getValue().oldest();
            json.writeObjectFieldStart(each.getKey().name().toLowerCase(Locale.ROOT));
            json.writeNumberField("count", each.getValue().count());
            Json.time(json, "since", oldest);
            Json.number(
                    json,
                    "seconds",
                    oldest == null
                            ? null
                            : Math.max(0, Duration.between(oldest, work.at()).toSeconds()));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void writeBuild(JsonGenerator json, WorkView.Build build) throws IOException {
        json.writeNumberField("id", build.id());
        json.writeNumberField("event_id", build.eventId());
        json.writeStringField("artifact", build.artifact());
        json.writeStringField("system", build.system());
        json.writeStringField("target", build.target());
        json.writeNumberField("state", build.state());
        json.writeStringField("state_name", StateNames.OF_BUILDS.name(build.state()));
        json.writeStringField("state_reason", build.reason());
        json.writeBooleanField("urgent", build.urgent());
        json.writeNumberField("batch", build.batch());
        Json.number(json, "build_id", build.remoteId());
        json.writeStringField("build_url", address(build.remoteUrl()));
        Json.time(json, "time_planned", build.planned());
        Json.time(json, "time_submitted", build.submitted());
        Json.time(json, "time_completed", build.completed());
        json.writeStringField("url", "/api/1/builds/" + build.id());
    }

    /** Null for what is no whole address: of a build without a page, or that was stored without the host. */
    private static String address(String url) {
        return url != null && url.matches("https?://.*") ? url : null;
    }

    private static void writePause(JsonGenerator json, WorkView.Pause pause) throws IOException {
        json.writeStringField("system", pause.system());
        Json.time(json, "since", pause.since());
        json.writeStringField("by", pause.by());
        json.writeStringField("reason", pause.reason());
    }

    private static void writeHeld(JsonGenerator json, WorkView.Held held) throws IOException {
        boolean approval = held.hold() == Hold.APPROVAL.id();
        json.writeNumberField("event_id", held.eventId());
        json.writeNumberField("builds", held.builds());
        json.writeStringField("by", approval ? "freshmaker.plan.approval-above" : "freshmaker.plan.storm");
        json.writeStringField("remedy", "./freshmaker approve " + held.eventId());
        json.writeStringField("url", "/api/1/events/" + held.eventId());
    }

    private static void writeCompose(JsonGenerator json, WorkView.Compose compose) throws IOException {
        json.writeNumberField("id", compose.id());
        Json.number(json, "compose_id", compose.remoteId());
        json.writeStringField("source", compose.source());
        json.writeNumberField("builds", compose.builds());
        Json.time(json, "since", compose.since());
        json.writeStringField("url", "/api/2/composes/" + compose.id());
    }

    private static void writeEvent(JsonGenerator json, WorkView.Ended event) throws IOException {
        json.writeNumberField("id", event.id());
        json.writeStringField("search_key", event.searchKey());
        json.writeNumberField("state", event.state());
        json.writeStringField("state_name", StateNames.OF_EVENTS.name(event.state()));
        json.writeStringField("state_reason", event.reason());
        Json.time(json, "time_done", event.done());
        json.writeStringField("url", "/api/1/events/" + event.id());
    }
}
