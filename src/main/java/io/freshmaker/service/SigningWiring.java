package io.freshmaker.service;

import io.freshmaker.koji.KojiHub;
import io.freshmaker.koji.KojiSignatures;
import io.freshmaker.release.SignedReleases;
import io.freshmaker.settings.Settings;
import io.freshmaker.signing.Completeness;
import io.freshmaker.signing.SeenLately;
import io.freshmaker.signing.WantedSignatures;
import io.freshmaker.store.Database;
import io.freshmaker.store.SignatureNews;
import io.freshmaker.store.SigningPace;
import io.freshmaker.store.Signings;
import io.freshmaker.store.SigningsUnderWay;
import io.freshmaker.web.Health;
import io.freshmaker.web.HealthCheck;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the beans by which signatures are gathered until a build is signed whole. */
final class SigningWiring {

    private static final Logger LOG = LoggerFactory.getLogger(SigningWiring.class);

    private final Settings settings;
    private final SignedReleases releases;
    private final Optional<KojiHub> koji;

    /** @param koji nothing where there is no Koji to ask */
    SigningWiring(Settings settings, SignedReleases releases, Optional<KojiHub> koji) {
        this.settings = settings;
        this.releases = releases;
        this.koji = koji;
    }

    /** What routes know, with whether signatures are gathered: not where no release wants them. */
    Properties routeSettings() {
        Properties properties = RouteSettings.of(settings);
        properties.setProperty(RouteSettings.GATHERS, String.valueOf(gathers()));
        return properties;
    }

    private boolean gathers() {
        return koji.isPresent() && releases.gathers();
    }

    /** Tells which builds are signed in part, where signatures are gathered. */
    Optional<HealthCheck> check(Database database) {
        var underWay = new SigningsUnderWay(database);
        return gathers()
                ? Optional.of(new HealthCheck("signings", () -> Health.up(underWay.sentence())))
                : Optional.empty();
    }

    /**
     * Gives the pipeline its beans.
     *
     * @param replica who asks about builds, for others to know when it is gone
     */
    Signings bind(Main pipeline, Database database, Supplier<String> replica) {
        var pace =
                new SigningPace(settings.signing().quiet(), settings.signing().deadline());
        var signings = new Signings(database, new Completeness(releases), pace, replica);
        pipeline.bind("signings", signings);
        pipeline.bind(
                "signatureNews",
                new SignatureNews(
                        new WantedSignatures(releases),
                        new SeenLately(pace.window(), InstantSource.system()),
                        signings));
        koji.ifPresent(hub -> pipeline.bind("kojiSignatures", new KojiSignatures(hub)));
        if (koji.isEmpty() && releases.gathers()) {
            LOG.warn(
                    "{} has releases that are signed, and there is no Koji to ask for signatures:"
                            + " set freshmaker.koji.url",
                    releases.file());
        }
        return signings;
    }
}
