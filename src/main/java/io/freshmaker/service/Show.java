package io.freshmaker.service;

import io.freshmaker.access.Gate;
import io.freshmaker.access.OpenGate;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.BuildPages;
import io.freshmaker.store.ComposePages;
import io.freshmaker.store.Database;
import io.freshmaker.store.DecisionPages;
import io.freshmaker.store.EventPages;
import io.freshmaker.store.SigningPages;
import io.freshmaker.store.TypeNames;
import io.freshmaker.web.ApiRoutes;
import io.freshmaker.web.BuildsApi;
import io.freshmaker.web.ComposesApi;
import io.freshmaker.web.DecisionsApi;
import io.freshmaker.web.EventsApi;
import io.freshmaker.web.HistoryApi;
import io.freshmaker.web.HttpLimits;
import io.freshmaker.web.NamesApi;
import io.freshmaker.web.SigningsApi;
import io.freshmaker.web.VerifyApi;
import io.freshmaker.web.WhyApi;
import io.freshmaker.why.VerifiedImages;
import io.freshmaker.why.Why;
import java.util.List;
import java.util.function.Supplier;

/** Builds what the service shows of its database over HTTP. */
final class Show {

    private final Settings settings;
    private final Database database;
    private final Supplier<VerifiedImages> images;

    /** @param images what tells whether an image is rebuilt here; asked for where there is an API */
    Show(Settings settings, Database database, Supplier<VerifiedImages> images) {
        this.settings = settings;
        this.database = database;
        this.images = images;
    }

    /** The REST API. */
    ApiRoutes api() {
        int largest = settings.web().pageLimit();
        var types = new TypeNames(database);
        Gate gate = new OpenGate(false);
        return new ApiRoutes(
                List.of(
                        new EventsApi(new EventPages(database), largest),
                        new DecisionsApi(new DecisionPages(database), largest),
                        new HistoryApi(database, largest),
                        new WhyApi(new Why(database)),
                        new VerifyApi(images.get()),
                        new BuildsApi(new BuildPages(database), types, largest),
                        new ComposesApi(new ComposePages(database), largest),
                        new SigningsApi(new SigningPages(database), largest),
                        new NamesApi(types, Version.text(), gate.word())),
                gate);
    }

    /** What one client may ask of the HTTP servers. */
    HttpLimits limits() {
        return new HttpLimits((int) settings.web().idle().toSeconds(), 16_384, 8_192, 1_000_000, 50);
    }
}
