package io.freshmaker;

import io.freshmaker.command.ApproveCommand;
import io.freshmaker.command.CancelCommand;
import io.freshmaker.command.CheckCommand;
import io.freshmaker.command.ExportCommand;
import io.freshmaker.command.ImportCommand;
import io.freshmaker.command.InventoryCommand;
import io.freshmaker.command.PasswordCommand;
import io.freshmaker.command.PauseCommand;
import io.freshmaker.command.PlanCommand;
import io.freshmaker.command.ProgramVersion;
import io.freshmaker.command.PublishCommand;
import io.freshmaker.command.RebuildCommand;
import io.freshmaker.command.ReplanCommand;
import io.freshmaker.command.ResumeCommand;
import io.freshmaker.command.RetryCommand;
import io.freshmaker.command.SandboxCommand;
import io.freshmaker.command.ServeCommand;
import io.freshmaker.command.WhyCommand;
import io.freshmaker.service.StartException;
import io.freshmaker.settings.SettingsException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        name = "freshmaker",
        description = "Rebuilds modules and container images when what they are made of has changed.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All went well.",
            "1:It could not be done; the reason is on standard error.",
            "2:The command line, the configuration, the policy or a content type is wrong; each mistake is a line."
        },
        footerHeading = "%n",
        footer = "Each key of the configuration is also a variable: freshmaker.http.port is FRESHMAKER_HTTP_PORT.",
        subcommands = {
            ServeCommand.class,
            SandboxCommand.class,
            PublishCommand.class,
            InventoryCommand.class,
            CheckCommand.class,
            PlanCommand.class,
            ApproveCommand.class,
            RebuildCommand.class,
            ReplanCommand.class,
            CancelCommand.class,
            RetryCommand.class,
            WhyCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            PasswordCommand.class
        })
public final class Main implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int WRONG = 2;

    @Spec
    private CommandSpec spec;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(line().execute(args));
    }

    /** The command line with all commands; its writers are the process's own until others are set. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command.getErr()));
        line.setParameterExceptionHandler((mistake, args) -> refuse(mistake));
        return line;
    }

    private static int refuse(ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter errors = command.getErr();
        errors.println(
                "freshmaker: " + mistake.getMessage().replaceFirst(" is not an? (long|int)$", " is no whole number"));
        if (!UnmatchedArgumentException.printSuggestions(mistake, errors)) {
            errors.println("What may stand there: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return WRONG;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return WRONG;
    }

    private static int explain(Exception failure, PrintWriter errors) {
        words(failure).lines().forEach(line -> errors.println("freshmaker: " + line));
        boolean wrong = failure instanceof SettingsException
                || failure instanceof StartException start && start.misconfigured();
        return wrong ? WRONG : FAILED;
    }

    private static String words(Throwable failure) {
        String words = failure.getMessage();
        return words == null || words.isBlank() ? failure.toString() : words;
    }
}
