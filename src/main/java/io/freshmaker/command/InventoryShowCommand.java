package io.freshmaker.command;

import io.freshmaker.service.ServiceOperations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker inventory show ARTIFACT}: what it contains, and what contains it. */
@Command(
        name = "show",
        description = {
            "Shows what an artifact contains and is built on, what contains it and is built on it, "
                    + "and its newest build."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class InventoryShowCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "ARTIFACT",
            description = "type:name:stream, as in module:perl:5.26; or a name, for all streams and types.")
    private String artifact;

    @Option(names = "--all", description = "Long lists in full.")
    private boolean all;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var asking = new Asking(configuration.quiet());
        return all
                ? asking.ask(spec.commandLine(), ServiceOperations.INVENTORY_SHOW, artifact, "all")
                : asking.ask(spec.commandLine(), ServiceOperations.INVENTORY_SHOW, artifact);
    }
}
