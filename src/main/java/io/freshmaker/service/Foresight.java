package io.freshmaker.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.Listeners;
import io.freshmaker.bus.Topics;
import io.freshmaker.change.BusMessage;
import io.freshmaker.content.ReleasesFile;
import io.freshmaker.forecast.Audience;
import io.freshmaker.forecast.Forecasts;
import io.freshmaker.forecast.NoForecast;
import io.freshmaker.inventory.StreamNames;
import io.freshmaker.json.ForecastJson;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.plan.Answers;
import io.freshmaker.plan.Received;
import io.freshmaker.release.TargetPattern;
import io.freshmaker.settings.Settings;
import io.freshmaker.shipped.NamedRpms;
import io.freshmaker.store.Database;
import io.freshmaker.store.KeptMessages;
import io.freshmaker.store.PastBuilds;
import io.freshmaker.web.WhatIfApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the service answers to "what if": by the content types that plan here, or by such as are loaded for it. */
final class Foresight implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Settings settings;
    private final Database database;
    private final boolean planning;
    private final Optional<KojiHub> koji;
    private final QuietContent quiet;
    private final Forecasts forecasts;

    /**
     * @param planning the content types that plan here; nothing in a process that only answers
     * @param koji what they ask; nothing where there is no Koji
     */
    Foresight(Settings settings, Home home, Database database, Optional<Listeners> planning, Optional<KojiHub> koji) {
        this.settings = settings;
        this.database = database;
        this.planning = planning.isPresent();
        this.koji = koji;
        this.quiet = new QuietContent(settings, home, database);
        Function<Received, Answers> asked =
                planning.<Function<Received, Answers>>map(here -> here::ask).orElse(quiet::ask);
        Function<BusMessage, Audience> heard = planning.<Function<BusMessage, Audience>>map(here -> here::audience)
                .orElse(quiet::audience);
        this.forecasts = new Forecasts(
                message -> meant(home, message), asked, heard, new PastBuilds(database)::of, AT_ONCE, PATIENCE);
    }

    private List<BusMessage> meant(Home home, BusMessage message) {
        var targets = new TargetPattern(settings.koji().image().target());
        try {
            return new NamedRpms(new StreamNames(database), ReleasesFile.read(home.releases()), targets, hub())
                    .meant(message);
        } catch (KojiException | IllegalArgumentException e) {
            throw NoForecast.unavailable("Koji can't be asked now: " + e.getMessage());
        }
    }

    private Optional<KojiHub> hub() {
        return planning ? koji : quiet.koji();
    }

    /** The Koji to read from, here too where nothing is planned; nothing where there is none or it can't be used. */
    Optional<KojiHub> koji() {
        try {
            return hub();
        } catch (IllegalArgumentException e) {
            LOG.warn("Images are verified without Koji: {}", e.getMessage());
            return Optional.empty();
        }
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
