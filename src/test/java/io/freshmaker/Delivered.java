package io.freshmaker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The program as it is delivered, for tests that start it as a process of its own; Maven makes it before the tests. The
 * first one to start it also writes an archive of its loaded classes, by which the others start in half the time.
 */
public final class Delivered {

    private static final Path JAR = Path.of("target/freshmaker/freshmaker.jar");
    private static final Path ARCHIVE = Path.of("target/freshmaker-tests.jsa");

    private Delivered() {}

    /** The command that runs it with these options of Java; what it is to do is still to be added. */
    public static List<String> command(String... options) {
        return with(archive(), options);
    }

    private static List<String> with(String sharing, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", sharing));
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", JAR.toString()));
        return command;
    }

    /** The test processes of one build wait for each other here. */
    private static synchronized String archive() {
        try (var waiting =
                FileChannel.open(Path.of(ARCHIVE + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            waiting.lock();
            if (!Files.exists(ARCHIVE)
                    || Files.getLastModifiedTime(ARCHIVE).compareTo(Files.getLastModifiedTime(JAR)) < 0) {
                write();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(JAR + " can't be used: make it with ./mvnw process-classes", e);
        }
        return "-XX:SharedArchiveFile=" + ARCHIVE;
    }

    private static void write() throws IOException {
        Path directory = Files.createTempDirectory("archive");
        Path written = directory.resolve("freshmaker.jsa");
        List<String> command = with("-XX:ArchiveClassesAtExit=" + written);
        command.add("serve");
        for (String port : List.of("http.port", "management.port", "bus.embedded.port")) {
            command.addAll(List.of("-D", "freshmaker." + port + "=0"));
        }
        command.addAll(List.of("-D", "freshmaker.data=" + directory));
        File output = directory.resolve("output").toFile();
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().keySet().removeIf(name -> name.startsWith("FRESHMAKER_"));
        Process process = builder.start();
        try {
            while (process.isAlive() && !Files.readString(output.toPath()).contains("a consumer is attached")) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS) || !Files.exists(written)) {
                throw new IOException("No archive was written:\n" + Files.readString(output.toPath()));
            }
            Files.move(written, ARCHIVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
