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

/** {@code freshmaker inventory}: what contains what. */
@Command(
        name = "inventory",
        description = "Fills the inventory: what contains what.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = InventoryCommand.Import.class)
public final class InventoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }

    /** {@code freshmaker inventory import FILE}. */
    @Command(
            name = "import",
            description = {
                "Adds the builds of a file to the inventory, all of them or none.",
                "Each line is a JSON object: {\"artifact\": \"module:perl:5.26\", \"version\": \"2720171122144127\", "
                        + "\"nvr\": \"perl-5.26-2720171122144127\", \"contains\": [\"rpm:perl:f27\"], "
                        + "\"built_on\": [\"module:platform:f27\"]}.",
                "A newer version replaces what was known, an older one changes nothing."
            },
            mixinStandardHelpOptions = true,
            versionProvider = ProgramVersion.class)
    static final class Import implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "JSON lines.")
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
                            ServiceOperations.INVENTORY_IMPORT,
                            file.toAbsolutePath().toString());
        }
    }
}
