package io.freshmaker.command;

import io.freshmaker.service.Freshmaker;
import io.freshmaker.settings.Settings;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code freshmaker serve}: runs the service until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Runs the service until Ctrl-C or SIGTERM.",
            "Without configuration it starts an embedded broker and database, and says so."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class ServeCommand implements Callable<Integer> {

    @Mixin
    private Configuration configuration;

    @Override
    public Integer call() throws Exception {
        Settings settings = configuration.read(Map.of(), Map.of());
        StopHook.start(() -> Freshmaker.start(settings));
        new CountDownLatch(1).await();
        return 0;
    }
}
