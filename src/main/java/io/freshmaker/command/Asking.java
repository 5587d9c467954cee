package io.freshmaker.command;

import io.freshmaker.operate.Caller;
import io.freshmaker.service.ChosenDatabase;
import io.freshmaker.service.ServiceOperations;
import io.freshmaker.settings.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine;

/**
 * Has an operation done: by the service that runs on this machine, which alone may use the embedded database, or on the
 * database itself when none runs here.
 */
final class Asking {

    /** What may come before the first start; the others would say of an empty database that all is well. */
    private static final Set<String> FILLING =
            Set.of(ServiceOperations.IMPORT, ServiceOperations.INVENTORY_IMPORT, ServiceOperations.INVENTORY_SYNC);

    private final Settings settings;

    Asking(Settings settings) {
        this.settings = settings;
    }

    /** @return the exit code of the command */
    int ask(CommandLine line, String operation, String... arguments) {
        return ask(line, line.getOut(), operation, arguments);
    }

    /**
     * The same for an operation whose words go somewhere else.
     *
     * @return the exit code of the command
     */
    int ask(CommandLine line, PrintWriter out, String operation, String... arguments) {
        PrintWriter err = new Errors(line.getErr());
        List<String> given = List.of(arguments);
        OptionalInt answered = new Caller(settings.data()).call(operation, given, out, err);
        if (answered.isPresent()) {
            return answered.getAsInt();
        }
        if (!FILLING.contains(operation)) {
            ChosenDatabase.requireThere(settings);
        }
        try (var database = ChosenDatabase.open(settings)) {
            if (!operation.equals(ServiceOperations.IMPORT)) {
                database.requireWhole();
            }
            return ServiceOperations.over(settings, database).run(operation, given, out, err);
        }
    }

    /** Puts the program's name before each line, as all errors have it. */
    private static final class Errors extends PrintWriter {
        Errors(PrintWriter errors) {
            super(errors, true);
        }

        @Override
        public void println(String words) {
            words.lines().forEach(line -> super.println("freshmaker: " + line));
        }
    }
}
