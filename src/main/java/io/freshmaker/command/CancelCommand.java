package io.freshmaker.command;

import io.freshmaker.service.ServiceOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker cancel EVENT} and {@code freshmaker cancel --build ID...}. */
@Command(
        name = "cancel",
        description = {
            "Ends an event with its builds, or single builds with all that waits for them.",
            "Planned builds end at once, others are canceled where they run; what has ended, or what another event "
                    + "needs too, stays. Asking twice does no harm."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class CancelCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EVENT", arity = "0..1", description = "The id of the event.")
    private Long event;

    @Option(names = "--build", paramLabel = "ID", arity = "1..*", description = "The ids of builds instead.")
    private List<Long> builds = new ArrayList<>();

    @Mixin
    private Asked asked;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (builds.isEmpty() == (event == null)) {
            throw new ParameterException(spec.commandLine(), "Name an event, or builds with --build: one of the two.");
        }
        return new Asking(configuration.read(Map.of("freshmaker.log.level", "WARN"), Map.of()))
                .ask(spec.commandLine(), ServiceOperations.CANCEL, asked.of(event, builds));
    }
}
