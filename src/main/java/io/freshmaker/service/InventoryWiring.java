package io.freshmaker.service;

import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.inventory.Departures;
import io.freshmaker.inventory.EndOfLife;
import io.freshmaker.inventory.ImageLearning;
import io.freshmaker.inventory.ImageListing;
import io.freshmaker.inventory.ImageLookUp;
import io.freshmaker.inventory.ImageNames;
import io.freshmaker.inventory.ImageNews;
import io.freshmaker.inventory.ImageReading;
import io.freshmaker.inventory.ImageReadings;
import io.freshmaker.inventory.ImageSettling;
import io.freshmaker.inventory.ImageTags;
import io.freshmaker.inventory.InventoryFill;
import io.freshmaker.inventory.Learning;
import io.freshmaker.inventory.ModuleNews;
import io.freshmaker.inventory.Origins;
import io.freshmaker.inventory.OwnBuilds;
import io.freshmaker.inventory.Readings;
import io.freshmaker.inventory.Reconciliation;
import io.freshmaker.inventory.Respite;
import io.freshmaker.koji.ImageReader;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.koji.ModulesOfBuilds;
import io.freshmaker.koji.TagBranches;
import io.freshmaker.koji.TaggedImages;
import io.freshmaker.mbs.ModuleOfTag;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import io.freshmaker.store.Pause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.apache.camel.main.Main;

/** Builds the beans by which the inventory is filled and kept current. */
final class InventoryWiring {

    private final Settings settings;
    private final Database database;
    private final MeterRegistry metrics;

    InventoryWiring(Settings settings, Database database, MeterRegistry metrics) {
        this.settings = settings;
        this.database = database;
        this.metrics = metrics;
        // From zero on, or nobody sees the first.
        List.of("learned", "corrected", "removed").forEach(kind -> corrected(kind, 0));
    }

    /** Where modules are learned from: {@code mbs}, or {@code none} where there is no MBS. */
    private static String source(Settings settings) {
        return settings.mbs().configured() ? settings.inventory().source() : "none";
    }

    /** Whether images are learned from Koji. */
    static boolean learnsImages(Settings settings) {
        return settings.koji().configured() && !settings.images().tags().isEmpty();
    }

    /**
     * Gives the pipeline its beans, after what is at its end of life now has left.
     *
     * @param koji nothing where no Koji is configured
     */
    Readings bind(Main pipeline, Pause pause, Optional<KojiHub> koji) {
        var endOfLife = new EndOfLife(settings.inventory().endOfLife());
        // Prometheus does not see the first one of a count that begins with it.
        List.of("learned", "corrected", "removed").forEach(kind -> corrected(kind, 0));
        var learning = new Learning(database, endOfLife);
        var fill = new InventoryFill(database, source(settings), learning, Respite.upTo(pause));
        var reconciliation = new Reconciliation(
                database,
                source(settings),
                settings.inventory().reconcile(),
                learning,
                Respite.upTo(pause),
                this::corrected);
        var ownBuilds = new OwnBuilds(database, Respite.upTo(pause));
        new Origins(database).complete();
        if (new Departures(database, endOfLife).sweep()) {
            reconciliation.request();
        }
        pipeline.bind("inventoryFill", fill);
        pipeline.bind("reconciliation", reconciliation);
        pipeline.bind("ownBuilds", ownBuilds);
        pipeline.bind("moduleNews", new ModuleNews(database, learning, new ModuleStateReader()));
        return new Readings(fill, reconciliation, ownBuilds, images(pipeline, pause, koji));
    }

    private void corrected(String kind, int count) {
        Counter.builder("freshmaker.inventory.corrections")
                .description("What reconciliations put right in the inventory")
                .tag("kind", kind)
                .register(metrics)
                .increment(count);
    }

    private ImageReadings images(Main pipeline, Pause pause, Optional<KojiHub> koji) {
        var chosen = settings.images();
        var learning = new ImageLearning(database, chosen.kept());
        var branches = new TagBranches(chosen.tags());
        var listing =
                new ImageListing(database, chosen.reconcile(), settings.mbs().configured(), Respite.upTo(pause));
        var reading = new ImageReading(
                database,
                learning,
                chosen.page(),
                chosen.pause(),
                settings.mbs().configured(),
                Respite.upTo(pause));
        var settling = new ImageSettling(database, learning, Respite.upTo(pause), this::corrected);
        if (koji.isPresent() && learnsImages(settings)) {
            new ImageTags(database).configure(chosen.tags());
            pipeline.bind("imageListing", listing);
            pipeline.bind("imageReading", reading);
            pipeline.bind("imageSettling", settling);
            pipeline.bind("imageNames", new ImageNames(database));
            pipeline.bind("imageNews", new ImageNews(database, learning, branches));
            pipeline.bind("taggedImages", new TaggedImages(koji.get(), branches, chosen.history()));
            pipeline.bind("imageLookUp", lookUp(settings, database, koji.get()));
            pipeline.bind("moduleOfTag", new ModuleOfTag());
        }
        return new ImageReadings(listing, reading, settling);
    }

    /** Reads image builds, with the modules that their rpms were built for. */
    static ImageLookUp lookUp(Settings settings, Database database, KojiHub koji) {
        return new ImageLookUp(
                new ImageReader(koji, new TagBranches(settings.images().tags())),
                new ModulesOfBuilds(koji),
                database,
                settings.mbs().configured());
    }
}
