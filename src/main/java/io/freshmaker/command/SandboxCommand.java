package io.freshmaker.command;

import io.freshmaker.sandbox.Sandbox;
import io.freshmaker.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshmaker sandbox}: everything in one process, with a story to look at. */
@Command(
        name = "sandbox",
        description = {
            "Runs the whole service with stand-ins of MBS, Koji, ODCS and dist-git, plays a short story over the bus, and says "
                    + "where to look. Nothing outside this machine is touched.",
            "A second start finds its state again; remove the data directory to begin anew.",
            "Settings of the bus, the database, MBS, Koji, ODCS and dist-git do not count here: the sandbox brings its own."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class SandboxCommand implements Callable<Integer> {

    @Option(names = "--once", description = "End when the story is told.")
    private boolean once;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> defaults = Map.of(
                "freshmaker.data", Path.of("data", "sandbox").toString(),
                "freshmaker.log.level", "WARN",
                "freshmaker.tick", "200",
                "freshmaker.plan.hold", "0",
                "freshmaker.plan.storm", "0");
        Settings plain = configuration.read(defaults, Sandbox.ALONE);
        Sandbox sandbox = Sandbox.open(plain.data());
        var stopping = new AtomicBoolean();
        // The process always ends by System.exit: this closes everything however far the start came.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stopping.set(true);
                            sandbox.close();
                        },
                        "stop"));
        PrintWriter out = spec.commandLine().getOut();
        sandbox.start(configuration.read(defaults, sandbox.settings()), out);
        boolean told = false;
        try {
            told = sandbox.tell(out, spec.commandLine().getErr());
        } catch (RuntimeException e) {
            if (!stopping.get()) {
                throw e;
            }
        }
        if (!once) {
            new CountDownLatch(1).await();
        }
        return told ? 0 : 1;
    }
}
