package io.freshmaker.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.Topics;
import io.freshmaker.forecast.Forecasts;
import io.freshmaker.json.ForecastJson;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Received;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import io.freshmaker.store.KeptMessages;
import io.freshmaker.store.PastBuilds;
import io.freshmaker.web.WhatIfApi;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the service answers to "what if": by the content types that plan here, or by such as are loaded for it. */
final class Foresight implements AutoCloseable {

    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Settings settings;
    private final Database database;
    private final QuietContent quiet;
    private final Forecasts forecasts;

    /** @param planning the content types that plan here; nothing in a process that only answers */
    Foresight(Settings settings, Home home, Database database, Optional<Function<Received, Answers>> planning) {
        this.settings = settings;
        this.database = database;
        this.quiet = new QuietContent(settings, home, database);
        this.forecasts = new Forecasts(planning.orElse(quiet::ask), new PastBuilds(database)::of, AT_ONCE, PATIENCE);
    }

    /** As a part of the API. */
    WhatIfApi api() {
        Map<String, Integer> slots = Map.of(
                Rebuilding.MBS,
                settings.mbs().budget(),
                Rebuilding.KOJI,
                settings.koji().budget());
        return new WhatIfApi(
                forecasts,
                new EnvelopeReader(new Topics(settings.bus().topicPrefixes()), new ObjectMapper()),
                new KeptMessages(database),
                new ForecastJson(system -> slots.getOrDefault(system, 1)));
    }

    @Override
    public void close() {
        forecasts.close();
        quiet.close();
    }
}
