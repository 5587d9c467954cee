package io.freshmaker.service;

import io.freshmaker.inventory.InventoryFile;
import io.freshmaker.operate.Operation;
import io.freshmaker.operate.Operations;
import io.freshmaker.store.Database;
import java.nio.file.Path;
import java.util.Map;

/** Builds what people can have done with a command, on the database of a running service or of one that is stopped. */
public final class ServiceOperations {

    /** Adds the builds of a file to the inventory; the argument is the file's absolute path. */
    public static final String INVENTORY_IMPORT = "inventory-import";

    private ServiceOperations() {}

    /** All operations, by the names above. */
    public static Operations over(Database database) {
        return new Operations(Map.of(INVENTORY_IMPORT, inventoryImport(database)));
    }

    private static Operation inventoryImport(Database database) {
        return (arguments, out) -> {
            Path file = Path.of(arguments.get(0));
            out.println(new InventoryFile(database).take(file) + " builds read from " + file);
        };
    }
}
