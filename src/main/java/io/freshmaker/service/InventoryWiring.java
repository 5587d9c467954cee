package io.freshmaker.service;

import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.inventory.Departures;
import io.freshmaker.inventory.EndOfLife;
import io.freshmaker.inventory.InventoryFill;
import io.freshmaker.inventory.Learning;
import io.freshmaker.inventory.ModuleNews;
import io.freshmaker.inventory.Origins;
import io.freshmaker.inventory.OwnBuilds;
import io.freshmaker.inventory.Readings;
import io.freshmaker.inventory.Reconciliation;
import io.freshmaker.inventory.Respite;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import io.freshmaker.store.Pause;
import io.micrometer.core.instrument.MeterRegistry;
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
    }

    /** Where modules are learned from: {@code mbs}, or {@code none} where there is no MBS. */
    private static String source(Settings settings) {
        return settings.mbs().configured() ? settings.inventory().source() : "none";
    }

    /** Gives the pipeline its beans, after what is at its end of life now has left. */
    Readings bind(Main pipeline, Pause pause) {
        var endOfLife = new EndOfLife(settings.inventory().endOfLife());
        var learning = new Learning(database, endOfLife);
        var fill = new InventoryFill(database, source(settings), learning, Respite.upTo(pause));
        var reconciliation = new Reconciliation(
                database,
                source(settings),
                settings.inventory().reconcile(),
                learning,
                Respite.upTo(pause),
                (kind, count) -> metrics.counter("freshmaker.inventory.corrections", "kind", kind)
                        .increment(count));
        var ownBuilds = new OwnBuilds(database, Respite.upTo(pause));
        new Origins(database).complete();
        if (new Departures(database, endOfLife).sweep()) {
            reconciliation.request();
        }
        pipeline.bind("inventoryFill", fill);
        pipeline.bind("reconciliation", reconciliation);
        pipeline.bind("ownBuilds", ownBuilds);
        pipeline.bind("moduleNews", new ModuleNews(database, learning, new ModuleStateReader()));
        return new Readings(fill, reconciliation, ownBuilds);
    }
}
