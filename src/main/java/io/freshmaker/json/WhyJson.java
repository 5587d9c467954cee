package io.freshmaker.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.why.WhyAnswer;
import java.io.IOException;
import java.util.Locale;

/** Why an artifact was rebuilt for something, or not. */
public final class WhyJson {

    /** Writes an answer as an object. */
    public void write(JsonGenerator json, WhyAnswer why) throws IOException {
        json.writeStartObject();
        json.writeStringField("artifact", why.artifact().toString());
        json.writeStringField("answer", why.answer().name().toLowerCase(Locale.ROOT));
        json.writeStringField("sentence", why.sentence());
        json.writeStringField("rule", why.rule().isEmpty() ? null : why.rule());
        json.writeStringField(
                "event_url", why.event() == null ? null : url(why.event().id()));
        boolean built = why.decision() != null && why.decision().build() != null;
        json.writeStringField(
                "build_url", built ? "/api/1/builds/" + why.decision().build().id() : null);
        json.writeFieldName("chain");
        if (why.decision() == null) {
            json.writeNull();
        } else {
            HistoryJson.writeChain(json, why.decision());
        }
        json.writeArrayFieldStart("steps");
        for (WhyAnswer.Step step : why.steps()) {
            json.writeStartObject();
            json.writeStringField("question", step.question());
            json.writeStringField("finding", step.finding());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("other_events");
        for (long event : why.others()) {
            json.writeString(url(event));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String url(long event) {
        return "/api/1/events/" + event;
    }
}
