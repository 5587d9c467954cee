package io.freshmaker.service;

import io.freshmaker.access.Gate;
import io.freshmaker.settings.Settings;
import io.freshmaker.settings.Web;
import io.freshmaker.store.AuditPages;
import io.freshmaker.store.BuildPages;
import io.freshmaker.store.Changes;
import io.freshmaker.store.ComposePages;
import io.freshmaker.store.Database;
import io.freshmaker.store.EventPages;
import io.freshmaker.store.PauseSwitch;
import io.freshmaker.store.SigningPages;
import io.freshmaker.store.TypeNames;
import io.freshmaker.store.WorkNow;
import io.freshmaker.web.ApiRoutes;
import io.freshmaker.web.AuditApi;
import io.freshmaker.web.BuildsApi;
import io.freshmaker.web.ChangeStreams;
import io.freshmaker.web.ChangesApi;
import io.freshmaker.web.ComposesApi;
import io.freshmaker.web.EventsApi;
import io.freshmaker.web.HttpLimits;
import io.freshmaker.web.MetricsApi;
import io.freshmaker.web.MetricsText;
import io.freshmaker.web.NamesApi;
import io.freshmaker.web.NowApi;
import io.freshmaker.web.SigningsApi;
import io.freshmaker.web.StreamLimits;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;

/** Builds what the service shows of its database over HTTP. */
final class Show {

    private static final Duration STREAM_PATIENCE = Duration.ofSeconds(30);

    private final Settings settings;
    private final Database database;
    private final ChangeStreams streams;

    Show(Settings settings, Database database) {
        this.settings = settings;
        this.database = database;
        this.streams = new ChangeStreams(
                new Changes(database),
                new StreamLimits(
                        settings.streams().most(),
                        settings.streams().heartbeat(),
                        settings.pace().tick(),
                        STREAM_PATIENCE));
    }

    /** The REST API. */
    ApiRoutes api(MetricsText text, MeterRegistry metrics) {
        int largest = settings.web().pageLimit();
        var types = new TypeNames(database);
        Gate gate = ChosenGate.of(settings.auth());
        return new ApiRoutes(
                List.of(
                        new EventsApi(new EventPages(database), largest),
                        new BuildsApi(new BuildPages(database), types, largest),
                        new RebuildApi(
                                new Requests(database), new Overrides(database), new EventPages(database), gate.word()),
                        new ComposesApi(new ComposePages(database), largest),
                        new SigningsApi(new SigningPages(database), largest),
                        new ChangesApi(streams),
                        new NowApi(
                                new WorkNow(
                                        database,
                                        new PauseSwitch(settings.planning().dryRun())),
                                largest),
                        new MetricsApi(text),
                        new NamesApi(types, Version.text(), gate.word())),
                gate,
                metrics);
    }

    /** Those who listen to what changes. */
    ChangeStreams streams() {
        return streams;
    }

    /** What one client may ask of the HTTP servers. */
    HttpLimits limits() {
        return new HttpLimits((int) settings.web().idle().toSeconds(), 16_384, 8_192, 1_000_000, 50);
    }
}
