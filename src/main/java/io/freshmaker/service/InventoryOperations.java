package io.freshmaker.service;

import io.freshmaker.inventory.EndOfLife;
import io.freshmaker.inventory.ImageLearning;
import io.freshmaker.inventory.InventoryExport;
import io.freshmaker.inventory.InventoryFile;
import io.freshmaker.inventory.InventoryShow;
import io.freshmaker.inventory.InventorySync;
import io.freshmaker.inventory.Learning;
import io.freshmaker.operate.Operation;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import java.nio.file.Path;
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
                    Path file = Path.of(arguments.get(0));
                    var reader = new InventoryFile(
                            database,
                            new Learning(database, endOfLife),
                            new ImageLearning(database, settings.images().kept()));
                    out.println(reader.take(file) + " builds read from " + file);
                },
                ServiceOperations.INVENTORY_EXPORT,
                (arguments, out) -> new InventoryExport(database).write(out::println),
                ServiceOperations.INVENTORY_SHOW,
                (arguments, out) -> new InventoryShow(database, endOfLife)
                        .show(arguments.get(0), List.of("all").equals(arguments.subList(1, arguments.size())), out),
                ServiceOperations.INVENTORY_SYNC,
                (arguments, out) -> new InventorySync(database, source()).run(out));
    }

    private String source() {
        if (!settings.mbs().configured()) {
            throw new Operation.Mistake("There is no MBS to reconcile the inventory with: set freshmaker.mbs.url.");
        }
        if (!settings.inventory().source().equals("mbs")) {
            throw new Operation.Mistake("The inventory is not learned from MBS: freshmaker.inventory.source is "
                    + settings.inventory().source() + "; set it to mbs.");
        }
        if (!served) {
            throw new IllegalStateException("No service runs with freshmaker.data=" + settings.data()
                    + ", and only a running one reconciles: start it with ./freshmaker serve and ask again.");
        }
        return settings.inventory().source();
    }
}
