package io.freshmaker.command;

import io.freshmaker.service.ServiceOperations;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker resume}. */
@Command(
        name = "resume",
        description = "Ends a pause: the build system gets what is planned, and what had waited.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class ResumeCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "SYSTEM",
            description = "The build system, such as mbs; without it every pause is ended.")
    private Optional<String> system;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new Asking(configuration.read(Map.of("freshmaker.log.level", "WARN"), Map.of()))
                .ask(spec.commandLine(), ServiceOperations.RESUME, SystemName.of(spec, system), Person.name());
    }
}
