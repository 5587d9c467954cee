package io.freshmaker.command;

import io.freshmaker.service.ServiceOperations;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker replan EVENT}. */
@Command(
        name = "replan",
        description = {
            "Plans the message of an event once more, by the content types, the policy and the inventory of now.",
            "The event must be SKIPPED, or FAILED before anything was submitted. Its new decisions replace the old ones."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class ReplanCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EVENT", description = "The id of the event.")
    private long event;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new Asking(configuration.read(Map.of("freshmaker.log.level", "WARN"), Map.of()))
                .ask(spec.commandLine(), ServiceOperations.REPLAN, String.valueOf(event), Person.name());
    }
}
