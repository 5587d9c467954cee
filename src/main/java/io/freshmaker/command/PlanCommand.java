package io.freshmaker.command;

import io.freshmaker.bus.UnreadableMessageException;
import io.freshmaker.content.MistakesException;
import io.freshmaker.policy.PolicyException;
import io.freshmaker.sandbox.RunningSettings;
import io.freshmaker.service.Preview;
import io.freshmaker.settings.Settings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker plan}: what a content type would do with a message, and why. */
@Command(
        name = "plan",
        description = {
            "Shows what a content type would do with a message, step by step, and why. Nothing is changed anywhere.",
            "The inventory is that of the configured database. While a service has the embedded one open, or there is "
                    + "none, the small one of the sample messages is used.",
            "With the data directory of a sandbox that runs, as -D freshmaker.data=data/sandbox, the policy is the "
                    + "sandbox's, and its stand-ins are asked."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class PlanCommand implements Callable<Integer> {

    private static final Map<String, String> QUIET = Map.of("freshmaker.log.level", "ERROR");
    private static final int FAILED = 1;
    private static final int WRONG = 2;

    @Parameters(index = "0", paramLabel = "FILE", description = "A content type, NAME.camel.yaml in any directory.")
    private Path file;

    @Parameters(index = "1", paramLabel = "MESSAGE", description = "A message in a file, as publish reads it.")
    private Path message;

    @Option(
            names = "--inventory",
            paramLabel = "FILE",
            description = "Use this inventory, JSON lines as for inventory import, and no database.")
    private Path inventory;

    @Option(names = "--json", description = "Print the plan as JSON.")
    private boolean json;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, String> quiet = new HashMap<>(
                RunningSettings.in(configuration.read(QUIET, Map.of()).data()).read());
        quiet.putAll(QUIET);
        Settings settings = configuration.read(quiet, Map.of());
        Settings alone =
                configuration.read(quiet, Map.of("freshmaker.inventory.source", "none", "freshmaker.images.tags", ""));
        try {
            Preview preview = Preview.of(settings, alone, file, message, Optional.ofNullable(inventory));
            spec.commandLine().getOut().print(json ? new PlanJson(preview).text() : new PlanText(preview).text());
            spec.commandLine().getOut().flush();
            return preview.hearing().part() == null || preview.hearing().part().finished() ? 0 : FAILED;
        } catch (MistakesException | PolicyException | UnreadableMessageException e) {
            return wrong(e.getMessage());
        } catch (UncheckedIOException e) {
            return wrong(FileTrouble.of(message, e.getCause()));
        }
    }

    private int wrong(String words) {
        words.lines().forEach(line -> spec.commandLine().getErr().println("freshmaker: " + line));
        return WRONG;
    }
}
