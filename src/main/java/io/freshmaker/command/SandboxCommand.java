package io.freshmaker.command;

import io.freshmaker.sandbox.Sandbox;
import io.freshmaker.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshmaker sandbox}: everything in one process, with a story to look at. */
@Command(
        name = "sandbox",
        description = {
            "Runs the whole service with stand-ins of MBS and dist-git, plays a short story over the bus, and says "
                    + "where to look. Nothing outside this machine is touched.",
            "A second start finds its state again; remove the data directory to begin anew."
        },
        mixinStandardHelpOptions = true)
public final class SandboxCommand implements Callable<Integer> {

    @Option(names = "--once", description = "End when the story is told.")
    private boolean once;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Settings plain = configuration.read(Map.of(
                "freshmaker.data", Path.of("data", "sandbox").toString(),
                "freshmaker.log.level", "WARN",
                "freshmaker.tick", "200"));
        Sandbox sandbox = Sandbox.open(plain.data());
        Settings settings = configuration.read(sandbox.settings(plain));
        try {
            sandbox.start(settings, spec.commandLine().getOut());
        } catch (RuntimeException e) {
            sandbox.close();
            throw e;
        }
        if (once) {
            sandbox.close();
            return 0;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "stop"));
        new CountDownLatch(1).await();
        return 0;
    }
}
