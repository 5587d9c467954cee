package io.freshmaker.command;

import io.freshmaker.service.ServiceOperations;
import io.freshmaker.store.move.WholeFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker inventory export [FILE]}: writes the whole inventory. */
@Command(
        name = "export",
        description = {"Writes the whole inventory as JSON lines, in the form that import reads."},
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class InventoryExportCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "-",
            description = "Where to; - or nothing is standard output. A file that exists is replaced.")
    private String file;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var asking = new Asking(configuration.quiet());
        if (file.equals("-")) {
            return asking.ask(spec.commandLine(), ServiceOperations.INVENTORY_EXPORT);
        }
        Path target = Path.of(file).toAbsolutePath();
        try (var whole = new WholeFile(target)) {
            int exit = write(asking, whole);
            if (exit == 0) {
                whole.keep();
            }
            return exit;
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(
                    target + " can't be written: there is no directory " + target.getParent() + ".", e);
        } catch (IOException e) {
            throw new UncheckedIOException(target + " can't be written (" + e + "): name a file that can.", e);
        }
    }

    private int write(Asking asking, WholeFile whole) throws IOException {
        try (var out = new PrintWriter(new OutputStreamWriter(whole.open(), StandardCharsets.UTF_8))) {
            int exit = asking.ask(spec.commandLine(), out, ServiceOperations.INVENTORY_EXPORT);
            if (out.checkError()) {
                throw new IOException("not all of it could be written; is the disk full?");
            }
            return exit;
        }
    }
}
