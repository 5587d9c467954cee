package io.freshmaker.service;

import io.freshmaker.inventory.EndOfLife;
import io.freshmaker.inventory.ImageLearning;
import io.freshmaker.inventory.ImageSources;
import io.freshmaker.inventory.InventoryExport;
import io.freshmaker.inventory.InventoryFile;
import io.freshmaker.inventory.InventoryShow;
import io.freshmaker.inventory.InventorySync;
import io.freshmaker.inventory.Learning;
import io.freshmaker.operate.Operation;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Audit;
import io.freshmaker.store.Database;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people can have done with the inventory. */
final class InventoryOperations {

    private final Database database;
    private final Settings settings;
    private final boolean served;
    private final EndOfLife endOfLife;

    /** @param served whether a service may be running on the database */
    InventoryOperations(Database database, Settings settings, boolean served) {
        this.database = database;
        this.settings = settings;
        this.served = served;
        this.endOfLife = new EndOfLife(settings.inventory().endOfLife());
    }

    Map<String, Operation> byName() {
        return Map.of(
                ServiceOperations.INVENTORY_IMPORT,
                (arguments, out) -> {
                    var reader = new InventoryFile(
                            database,
                            new Learning(database, endOfLife),
                            new ImageLearning(database, settings.images().kept()));
                    var files = new InventoryImport(reader, arguments);
                    files.run(out);
                    Audit.keep(database, files.deed());
                },
                ServiceOperations.INVENTORY_EXPORT,
                (arguments, out) -> new InventoryExport(database).write(out::println),
                ServiceOperations.INVENTORY_SHOW,
                (arguments, out) -> new InventoryShow(database, endOfLife)
                        .show(arguments.get(0), List.of("all").equals(arguments.subList(1, arguments.size())), out),
                ServiceOperations.INVENTORY_SYNC,
                (arguments, out) -> sync(out));
    }

    /** One after the other; what keeps one from it does not keep the other. */
    private void sync(PrintWriter out) {
        List<IllegalStateException> failures = new ArrayList<>();
        for (String source : sources()) {
            try {
                new InventorySync(database, source).run(out);
            } catch (IllegalStateException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private List<String> sources() {
        List<String> sources = new ArrayList<>();
        if (settings.mbs().configured() && settings.inventory().source().equals("mbs")) {
            sources.add("mbs");
        }
        if (InventoryWiring.learnsImages(settings)) {
            sources.add(ImageSources.KOJI);
        }
        if (sources.isEmpty()) {
            throw new Operation.Mistake(
                    settings.mbs().configured()
                            ? "The inventory is not learned from MBS: freshmaker.inventory.source is "
                                    + settings.inventory().source() + "; set it to mbs."
                            : "There is no MBS to reconcile the inventory with: set freshmaker.mbs.url. For images, set"
                                    + " freshmaker.koji.url and freshmaker.images.tags.");
        }
        if (!served) {
            throw new IllegalStateException("No service runs with freshmaker.data=" + settings.data()
                    + ", and only a running one reconciles: start it with ./freshmaker serve and ask again.");
        }
        return sources;
    }
}
