package io.freshmaker.service;

import io.freshmaker.operate.Operation;
import io.freshmaker.plan.Counted;
import io.freshmaker.store.Audit;
import io.freshmaker.store.Database;
import io.freshmaker.store.Deed;
import io.freshmaker.store.move.BrokenFile;
import io.freshmaker.store.move.ExportFile;
import io.freshmaker.store.move.StateExport;
import io.freshmaker.store.move.StateImport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What people can have done with the whole state. */
final class StateOperations {

    private static final String STDOUT = "-";

    private final Database database;
    private final boolean running;

    /** @param running whether the service works on the database */
    StateOperations(Database database, boolean running) {
        this.database = database;
        this.running = running;
    }

    /** All of them, by the names of {@link ServiceOperations}. */
    Map<String, Operation> byName() {
        return Map.of(ServiceOperations.EXPORT, this::export, ServiceOperations.IMPORT, this::read);
    }

    private void export(List<String> arguments, PrintWriter out) {
        var export = new StateExport(database, Version.text());
        if (arguments.get(0).equals(STDOUT)) {
            export.write(out, sentence -> out.println("# " + sentence));
            return;
        }
        var file = new ExportFile(Path.of(arguments.get(0)));
        long rows = file.write(writer -> export.write(writer, out::println));
        out.println(Counted.of(rows, "row") + " written to " + file.path());
    }

    private void read(List<String> arguments, PrintWriter out) {
        if (running) {
            throw new IllegalStateException(
                    "A service runs with this data directory: stop it, and import then, into an empty database.");
        }
        try {
            Path file = Path.of(arguments.get(0));
            long rows = new StateImport(database).read(file, out::println);
            String told = Counted.of(rows, "row") + " read from " + file;
            Audit.keep(database, new Deed(arguments.get(1), "command", "import", null, null, told));
            out.println(told);
        } catch (BrokenFile mistake) {
            throw new Operation.Mistake(mistake.getMessage());
        }
    }
}
