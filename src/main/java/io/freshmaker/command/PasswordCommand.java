package io.freshmaker.command;

import io.freshmaker.access.Account;
import io.freshmaker.access.PasswordHash;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker password}. */
@Command(
        name = "password",
        description = {
            "Prints the line for freshmaker.auth.basic.file that lets somebody in.",
            "The password is asked for, or read from the first line of standard input where that is no terminal."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class PasswordCommand implements Callable<Integer> {

    private static final int SHORTEST = 8;

    @Parameters(paramLabel = "NAME", description = "Who it is for.")
    private String name;

    @Option(names = "--group", paramLabel = "GROUP", description = "A group of theirs; may be given several times.")
    private List<String> groups = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        char[] password = password();
        try {
            if (password.length < SHORTEST) {
                throw mistake("A password has at least " + SHORTEST + " characters.");
            }
            Account account = new Account(name, PasswordHash.of(password), groups);
            spec.commandLine().getOut().println(account.line());
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IllegalArgumentException e) {
            throw mistake(e.getMessage());
        } finally {
            Arrays.fill(password, ' ');
        }
    }

    private char[] password() throws IOException {
        Console console = System.console();
        if (console == null) {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? new char[0] : line.toCharArray();
        }
        char[] first = console.readPassword("Password: ");
        char[] again = console.readPassword("The same again: ");
        // Newer Javas have a console without a terminal, too; a file then has no second line.
        if (first == null || again != null && !Arrays.equals(first, again)) {
            throw mistake("The two are not the same.");
        }
        return first;
    }

    private ParameterException mistake(String words) {
        return new ParameterException(spec.commandLine(), words);
    }
}
