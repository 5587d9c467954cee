package io.freshmaker.command;

import io.freshmaker.service.ServiceOperations;
import io.freshmaker.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker import FILE}: an exported state into an empty database. */
@Command(
        name = "import",
        description = {
            "Puts a state that 'freshmaker export' has written into an empty database.",
            "No service may use that database. The file is checked before anything changes;",
            "an import that is broken off is done again from the beginning."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What an export of the same version wrote, plain or compressed.")
    private Path file;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = configuration.read(Map.of("freshmaker.log.level", "WARN"), Map.of());
        return new Asking(settings)
                .ask(
                        spec.commandLine(),
                        spec.commandLine().getErr(),
                        ServiceOperations.IMPORT,
                        file.toAbsolutePath().normalize().toString(),
                        Person.name());
    }
}
