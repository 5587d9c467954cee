package io.freshmaker.command;

import io.freshmaker.plan.Counted;
import io.freshmaker.service.Check;
import io.freshmaker.service.Findings;
import io.freshmaker.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker check}: what is wrong in the files that people edit, before a service uses them. */
@Command(
        name = "check",
        description = {
            "Looks for mistakes in content types, kamelets, policies and releases, and plays the sample messages.",
            "Without files it looks at all that a service with this configuration would use. A file that is named is "
                    + "looked at as if it were in the place of the one of its name.",
            "Each mistake is a line on standard error: FILE line N: what is wrong, and what to do. Nothing is changed, "
                    + "and nothing outside this machine is asked."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class CheckCommand implements Callable<Integer> {

    private static final int WRONG = 2;

    /** Nothing that a look-up could reach: samples are judged by the sample inventory alone. */
    private static final Map<String, String> ALONE = Map.of(
            "freshmaker.mbs.url", "",
            "freshmaker.koji.url", "",
            "freshmaker.koji.auth", "none",
            "freshmaker.distgit.url", "",
            "freshmaker.distgit.scmurl", "");

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Content types, kamelets, policies or releases, in YAML.")
    private List<Path> files = List.of();

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, String> quiet = Map.of("freshmaker.log.level", "ERROR");
        configuration.read(quiet, Map.of());
        Settings settings = configuration.read(quiet, ALONE);
        var check = new Check(settings);
        Findings found = files.isEmpty() ? check.all() : check.of(files);
        PrintWriter errors = spec.commandLine().getErr();
        found.warnings().forEach(errors::println);
        found.mistakes().forEach(errors::println);
        errors.flush();
        spec.commandLine()
                .getOut()
                .println(Counted.of(found.files(), "file") + " checked, "
                        + Counted.of(found.mistakes().size(), "mistake")
                        + (found.warnings().isEmpty()
                                ? ""
                                : ", " + Counted.of(found.warnings().size(), "warning")));
        return found.mistakes().isEmpty() ? 0 : WRONG;
    }
}
