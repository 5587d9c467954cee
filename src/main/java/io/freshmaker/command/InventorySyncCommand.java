package io.freshmaker.command;

import io.freshmaker.service.ServiceOperations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code freshmaker inventory sync}: compares the inventory with MBS and Koji now. */
@Command(
        name = "sync",
        description = {
            "Compares the inventory with all of MBS, and with the tags of images at Koji, and corrects it, as the "
                    + "service does by itself every freshmaker.inventory.reconcile and freshmaker.images.reconcile "
                    + "hours. Tells how far it is, and what was corrected.",
            "Ctrl-C ends only the telling."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class InventorySyncCommand implements Callable<Integer> {

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new Asking(configuration.quiet()).ask(spec.commandLine(), ServiceOperations.INVENTORY_SYNC);
    }
}
