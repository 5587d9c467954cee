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

/** {@code freshmaker retry BUILD...} and {@code freshmaker retry --event EVENT}. */
@Command(
        name = "retry",
        description = {
            "Has builds made once more that failed or were canceled, and all that ended only because of them.",
            "What they were tried with before stays on record. A build that is planned anew already is refused."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class RetryCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BUILD", arity = "0..*", description = "The ids of the builds.")
    private List<Long> builds = new ArrayList<>();

    @Option(
            names = "--event",
            paramLabel = "EVENT",
            description = "All builds of this event that failed or were canceled.")
    private Long event;

    @Mixin
    private Asked asked;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (builds.isEmpty() == (event == null)) {
            throw new ParameterException(spec.commandLine(), "Name builds, or an event with --event: one of the two.");
        }
        return new Asking(configuration.read(Map.of("freshmaker.log.level", "WARN"), Map.of()))
                .ask(spec.commandLine(), ServiceOperations.RETRY, asked.of(event, builds));
    }
}
