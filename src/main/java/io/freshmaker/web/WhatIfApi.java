package io.freshmaker.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.access.Permission;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.UnreadableMessageException;
import io.freshmaker.forecast.Forecasts;
import io.freshmaker.forecast.NoForecast;
import io.freshmaker.json.ForecastJson;
import io.freshmaker.store.KeptMessages;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Answers what would be planned for a message, an update, rpms, artifacts, or an event once more. Nothing is stored. */
public final class WhatIfApi implements ApiPart {

    private static final String AGAIN = "5";

    private final Forecasts forecasts;
    private final QuestionBody questions;
    private final ForecastJson json;

    public WhatIfApi(Forecasts forecasts, EnvelopeReader messages, KeptMessages kept, ForecastJson json) {
        this.forecasts = forecasts;
        this.questions = new QuestionBody(messages, kept);
        this.json = json;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.post(
                        "/what-if",
                        "what-if",
                        "Tells what would be planned, and changes nothing",
                        Permission.READ,
                        this::answer)
                .inVersion2()
                .taking("Question")
                .answering("Forecast"));
    }

    private Answer answer(ApiCall call) {
        try {
            ObjectNode answer = json.of(forecasts.of(
                    questions.read(call.body().object(), call.caller().name())));
            return Answer.json(ByteBuffer.wrap(answer.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (UnreadableMessageException e) {
            throw Refused.malformed("The message can't be judged: " + e.getMessage());
        } catch (NoForecast e) {
            return Answer.error(e.busy() ? 429 : 503, Map.of(Failures.RETRY_AFTER, AGAIN), e.getMessage());
        }
    }
}
