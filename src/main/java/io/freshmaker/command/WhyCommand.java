package io.freshmaker.command;

import io.freshmaker.service.ServiceOperations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker why ARTIFACT FOR}: why it was rebuilt for an rpm or an update, or not. */
@Command(
        name = "why",
        description = "Tells why an artifact was rebuilt for an rpm or an update, waits, or was not rebuilt.",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class WhyCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "ARTIFACT",
            description = "type:name:stream, as in image:httpd-container:f27; or less, where that is enough.")
    private String artifact;

    @Parameters(
            index = "1",
            paramLabel = "FOR",
            description = "An rpm by its NVR or name, such as openssl-1.1.0h-3.fc27, or an update by its alias.")
    private String subject;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return new Asking(configuration.quiet()).ask(spec.commandLine(), ServiceOperations.WHY, artifact, subject);
    }
}
