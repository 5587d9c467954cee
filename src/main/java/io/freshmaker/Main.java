package io.freshmaker;

import io.freshmaker.command.InventoryCommand;
import io.freshmaker.command.PublishCommand;
import io.freshmaker.command.SandboxCommand;
import io.freshmaker.command.ServeCommand;
import io.freshmaker.service.Version;
import io.freshmaker.settings.SettingsException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line. */
@Command(
        name = "freshmaker",
        description = "Rebuilds modules and container images when something they contain has changed.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All went well.",
            "1:It could not be done; the reason is on standard error.",
            "2:The command line or the configuration is wrong; each mistake is a line on standard error."
        },
        footerHeading = "%n",
        footer = "Each key of the configuration is also a variable: freshmaker.http.port is FRESHMAKER_HTTP_PORT.",
        subcommands = {ServeCommand.class, SandboxCommand.class, PublishCommand.class, InventoryCommand.class})
public final class Main {

    private static final int FAILED = 1;
    private static final int WRONG = 2;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command.getErr()));
        if (args.length == 0) {
            line.usage(line.getErr());
            return WRONG;
        }
        return line.execute(args);
    }

    private static int explain(Exception failure, PrintWriter errors) {
        if (failure instanceof SettingsException settings) {
            settings.mistakes().forEach(mistake -> errors.println("freshmaker: " + mistake));
            return WRONG;
        }
        errors.println("freshmaker: " + firstWords(failure));
        return FAILED;
    }

    private static String firstWords(Throwable failure) {
        String words = failure.getMessage();
        return words == null || words.isBlank() ? failure.toString() : words;
    }

    /** Gives {@code --version} its answer. */
    static final class Versions implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"freshmaker " + Version.text()};
        }
    }
}
