package io.freshmaker.service;

import io.freshmaker.access.Gate;
import io.freshmaker.settings.Settings;
import io.freshmaker.settings.Web;
import io.freshmaker.store.AuditPages;
import io.freshmaker.store.BuildPages;
import io.freshmaker.store.Changes;
import io.freshmaker.store.ComposePages;
import io.freshmaker.store.Database;
import io.freshmaker.store.DecisionPages;
import io.freshmaker.store.EventPages;
import io.freshmaker.store.Overrides;
import io.freshmaker.store.PauseSwitch;
import io.freshmaker.store.Requests;
import io.freshmaker.store.SigningPages;
import io.freshmaker.store.TypeNames;
import io.freshmaker.store.WorkNow;
import io.freshmaker.web.ApiRoutes;
import io.freshmaker.web.AuditApi;
import io.freshmaker.web.BuildActions;
import io.freshmaker.web.BuildsApi;
import io.freshmaker.web.ChangeStreams;
import io.freshmaker.web.ChangesApi;
import io.freshmaker.web.ComposesApi;
import io.freshmaker.web.DecisionsApi;
import io.freshmaker.web.EventActions;
import io.freshmaker.web.EventsApi;
import io.freshmaker.web.HistoryApi;
import io.freshmaker.web.HttpLimits;
import io.freshmaker.web.HttpServers;
import io.freshmaker.web.MetricsApi;
import io.freshmaker.web.MetricsText;
import io.freshmaker.web.NamesApi;
import io.freshmaker.web.NowApi;
import io.freshmaker.web.RebuildApi;
import io.freshmaker.web.SigningsApi;
import io.freshmaker.web.StreamLimits;
import io.freshmaker.web.VerifyApi;
import io.freshmaker.web.WhyApi;
import io.freshmaker.why.VerifiedImages;
import io.freshmaker.why.Why;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Builds what the service shows of its database over HTTP. */
final class Show {

    private static final Duration STREAM_PATIENCE = Duration.ofSeconds(30);
    private static final int WORKERS = 50;

    private final Settings settings;
    private final Database database;
    private final ChangeStreams streams;
    private final Supplier<VerifiedImages> images;

    /** @param images what tells whether an image is rebuilt here; asked for where there is an API */
    Show(Settings settings, Database database, Supplier<VerifiedImages> images) {
        this.settings = settings;
        this.database = database;
        this.streams = new ChangeStreams(
                new Changes(database),
                new StreamLimits(
                        settings.streams().most(),
                        heartbeat(settings),
                        settings.pace().tick(),
                        STREAM_PATIENCE));
        this.images = images;
    }

    /**
     * The REST API.
     *
     * @param foresight answers what would be planned
     */
    ApiRoutes api(Foresight foresight, MetricsText text, MeterRegistry metrics) {
        int largest = settings.web().pageLimit();
        var types = new TypeNames(database);
        Gate gate = ChosenGate.of(settings.auth());
        var rebuilding = new Rebuilding(settings, database);
        var events = new EventsApi(new EventPages(database), largest);
        var builds = new BuildsApi(new BuildPages(database), types, largest);
        var stores = new EventActions.Stores(
                rebuilding.canceling(), rebuilding.retrying(), rebuilding.approval(), rebuilding.replanning());
        return new ApiRoutes(
                List.of(
                        new DecisionsApi(new DecisionPages(database), types, largest),
                        new HistoryApi(database, largest),
                        new WhyApi(new Why(database)),
                        new VerifyApi(images.get()),
                        events,
                        new EventActions(events, stores, gate),
                        builds,
                        new BuildActions(builds, rebuilding.canceling(), rebuilding.retrying(), gate),
                        new RebuildApi(
                                new Requests(database),
                                new Overrides(database),
                                new EventPages(database),
                                gate.word(),
                                !settings.web().url().isEmpty()),
                        new ComposesApi(new ComposePages(database), largest),
                        new SigningsApi(new SigningPages(database), largest),
                        new ChangesApi(streams),
                        new NowApi(
                                new WorkNow(
                                        database,
                                        new PauseSwitch(settings.planning().dryRun())),
                                largest),
                        new MetricsApi(text),
                        new AuditApi(new AuditPages(database), largest),
                        foresight.api(),
                        new NamesApi(types, Version.text(), gate.word())),
                gate,
                Version.text(),
                settings.web().url().value(),
                metrics);
    }

    /** A silence as long as makes a connection idle would end it. */
    private static Duration heartbeat(Settings settings) {
        Duration shortest = settings.web().limits().idle().dividedBy(2);
        Duration wanted = settings.streams().heartbeat();
        return wanted.compareTo(shortest) > 0 ? shortest : wanted;
    }

    /** Those who listen to what changes. */
    ChangeStreams streams() {
        return streams;
    }

    /** The HTTP servers, with what one client may ask of them. */
    HttpServers servers() {
        Web.Limits limits = settings.web().limits();
        return new HttpServers(
                new HttpLimits(
                        (int) limits.idle().toSeconds(),
                        (int) limits.arrival().toSeconds(),
                        limits.headerBytes(),
                        limits.urlBytes(),
                        limits.bodyBytes(),
                        WORKERS,
                        limits.connections(),
                        limits.perAddress()),
                settings.web().origins());
    }
}
