package io.freshmaker.command;

import io.freshmaker.service.ServiceOperations;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker approve EVENT}. */
@Command(
        name = "approve",
        description = {
            "Lets the held builds of an event go: those of a plan that is large, and those of artifacts that were rebuilt "
                    + "too often.",
            "What else they wait for goes too. Asking twice does no harm."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class ApproveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EVENT", description = "The id of the event.")
    private long event;

    @Option(names = "--dry-run", description = "Go through its builds in order without submitting any.")
    private boolean dryRun;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new Asking(configuration.read(Map.of("freshmaker.log.level", "WARN"), Map.of()))
                .ask(
                        spec.commandLine(),
                        ServiceOperations.APPROVE,
                        String.valueOf(event),
                        Person.name(),
                        String.valueOf(dryRun));
    }
}
