package io.freshmaker.command;

import io.freshmaker.Delivered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, killed at the end however the test went. */
final class Child implements AutoCloseable {

    private final Process process;
    private final Path out;
    private final Path err;

    /** Starts it with data of its own and free ports where the arguments name none; what it writes goes to files in the directory. */
    Child(Path directory, String... arguments) {
        List<String> command = Delivered.command("-Xmx400m");
        command.addAll(List.of(arguments));
        for (String port : List.of("http.port", "management.port", "bus.embedded.port")) {
            if (!String.join(" ", arguments).contains(port)) {
                command.addAll(List.of("-D", "freshmaker." + port + "=0"));
            }
        }
        command.addAll(List.of("-D", "freshmaker.data=" + directory.resolve("data")));
        try {
            out = Files.createTempFile(directory, "out", ".txt");
            err = Files.createTempFile(directory, "err", ".txt");
            var builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            // Settings of whoever runs the tests are not the test's.
            builder.environment().keySet().removeIf(name -> name.startsWith("FRESHMAKER_"));
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    boolean running() {
        return process.isAlive();
    }

    /** Sends a signal by its name, as a shell would: TERM or INT. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** The exit code, which must come within that time. */
    int exit(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("Still running after " + seconds + " s:\n" + out() + err());
        }
        return process.exitValue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
