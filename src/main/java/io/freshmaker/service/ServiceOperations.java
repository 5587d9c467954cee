package io.freshmaker.service;

import io.freshmaker.inventory.InventoryFile;
import io.freshmaker.operate.Operation;
import io.freshmaker.operate.Operations;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Builds what people can have done with a command, on the database of a running service or of one that is stopped. */
public final class ServiceOperations {

    /** Adds the builds of a file to the inventory; the argument is the file's absolute path. */
    public static final String INVENTORY_IMPORT = "inventory-import";

    /** Lets the held builds of an event go; the arguments are its id, who asks, and whether it becomes a dry run. */
    public static final String APPROVE = "approve";

    /** Has a build system get nothing; the arguments are its name or nothing for all, who asks, and the reason. */
    public static final String PAUSE = "pause";

    /** Has a build system get its builds again; the argument is its name, or nothing for all. */
    public static final String RESUME = "resume";

    /** Plans an event once more; the arguments are its id and who asks. */
    public static final String REPLAN = "replan";

    private ServiceOperations() {}

    /** All operations, by the names above. */
    public static Operations over(Settings settings, Database database) {
        var rebuilding = new Rebuilding(settings, database);
        return new Operations(Map.of(
                INVENTORY_IMPORT,
                inventoryImport(database),
                APPROVE,
                telling(given -> rebuilding
                        .approval()
                        .approve(Long.parseLong(given.get(0)), given.get(1), Boolean.parseBoolean(given.get(2)))),
                PAUSE,
                telling(given -> rebuilding.pausing().pause(given.get(0), given.get(1), given.get(2))),
                RESUME,
                telling(given -> rebuilding.pausing().resume(given.get(0))),
                REPLAN,
                telling(given -> rebuilding.replanning().replan(Long.parseLong(given.get(0)), given.get(1)))));
    }

    private static Operation inventoryImport(Database database) {
        return (arguments, out) -> {
            Path file = Path.of(arguments.get(0));
            out.println(new InventoryFile(database).take(file) + " builds read from " + file);
        };
    }

    /** What answers with sentences, and with a mistake when there is nothing of the given name. */
    private static Operation telling(Function<List<String>, List<String>> work) {
        return (arguments, out) -> {
            try {
                work.apply(arguments).forEach(out::println);
            } catch (IllegalArgumentException mistake) {
                throw new Operation.Mistake(mistake.getMessage());
            }
        };
    }
}
