package io.freshmaker.command;

import io.freshmaker.artifact.Learned;
import io.freshmaker.inventory.InventoryFile;
import io.freshmaker.service.ChosenDatabase;
import io.freshmaker.settings.Settings;
import java.nio.file.Path;
import java.util.List;
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
                "A newer version replaces what was known, an older one changes nothing.",
                "The embedded database must not be in use: stop the service first."
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
            List<Learned> builds = InventoryFile.builds(file);
            try (var database = ChosenDatabase.open(settings)) {
                new InventoryFile(database.database()).take(builds);
            }
            spec.commandLine().getOut().println(builds.size() + " builds read from " + file);
            return 0;
        }
    }
}
