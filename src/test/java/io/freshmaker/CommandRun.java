package io.freshmaker;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** One run of the command line inside the test's own process, and what came of it. */
public record CommandRun(int exit, String out, String err) {

    /** Runs a command that ends by itself. */
    public static CommandRun of(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int exit = line.execute(args);
        return new CommandRun(exit, out.toString(), err.toString());
    }

    /** What people read when it went wrong, line by line. */
    public List<String> mistakes() {
        return err.lines().toList();
    }

    /** The commands that there are, by name. */
    public static Map<String, CommandLine> commands() {
        return Main.line().getSubcommands();
    }
}
