package io.freshmaker.command;

import io.freshmaker.service.ServiceOperations;
import io.freshmaker.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker export FILE}: the whole state in one file. */
@Command(
        name = "export",
        description = {
            "Writes the whole state of the database to a file, as it is at one moment.",
            "The service may run meanwhile; what changes then is not in the file.",
            "The file can be imported into HSQLDB and PostgreSQL alike."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class ExportCommand implements Callable<Integer> {

    private static final String STDOUT = "-";

    @Parameters(
            paramLabel = "FILE",
            description = "JSON lines, compressed when the name ends in .gz; replaced if it is there. - is standard"
                    + " output.")
    private String file;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = configuration.read(Map.of("freshmaker.log.level", "WARN"), Map.of());
        var asking = new Asking(settings);
        PrintWriter err = spec.commandLine().getErr();
        if (!file.equals(STDOUT)) {
            String path = Path.of(file).toAbsolutePath().normalize().toString();
            return asking.ask(spec.commandLine(), err, ServiceOperations.EXPORT, path);
        }
        try (var rows = new PrintWriter(new Told(spec.commandLine().getOut(), err))) {
            return asking.ask(spec.commandLine(), rows, ServiceOperations.EXPORT, STDOUT);
        }
    }
}
