package io.freshmaker.command;

import io.freshmaker.service.ServiceOperations;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker pause}. */
@Command(
        name = "pause",
        description = {
            "Has a build system get nothing until it is resumed, also after a restart.",
            "Messages are still planned, and what was sent before is still followed."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class PauseCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "SYSTEM",
            description = "The build system, such as mbs; without it all are paused.")
    private Optional<String> system;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why, for those who wait.")
    private String reason;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new Asking(configuration.read(Map.of("freshmaker.log.level", "WARN"), Map.of()))
                .ask(
                        spec.commandLine(),
                        ServiceOperations.PAUSE,
                        SystemName.of(spec, system),
                        Person.name(),
                        oneLine(reason));
    }

    /** The reason stands within sentences, on terminals too. */
    private static String oneLine(String words) {
        return words.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
