package io.freshmaker.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code freshmaker inventory}: what contains what. */
@Command(
        name = "inventory",
        description = "Shows, fills and corrects the inventory: what contains what.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            InventorySyncCommand.class,
            InventoryImportCommand.class,
            InventoryExportCommand.class,
            InventoryShowCommand.class
        })
public final class InventoryCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }
}
