package io.freshmaker.command;

import io.freshmaker.service.ServiceOperations;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker inventory import FILE}: adds the builds of a file. */
@Command(
        name = "import",
        description = {
            "Adds the builds of a file to the inventory, all of them or none.",
            "Each line is a JSON object: {\"artifact\": \"module:perl:5.26\", \"version\": \"2720171122144127\", "
                    + "\"nvr\": \"perl-5.26-2720171122144127\", \"contains\": [\"rpm:perl:f27\"], "
                    + "\"built_on\": [\"module:platform:f27\"]}.",
            "A newer version replaces what was known, an older one changes nothing.",
            "A service that runs on this machine takes the file itself, and has to be allowed to read it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class InventoryImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "JSON lines.")
    private Path file;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new Asking(configuration.quiet())
                .ask(
                        spec.commandLine(),
                        ServiceOperations.INVENTORY_IMPORT,
                        file.toAbsolutePath().toString());
    }
}
