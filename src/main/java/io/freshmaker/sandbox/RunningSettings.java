package io.freshmaker.sandbox;

import io.freshmaker.store.EmbeddedDatabase;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The settings of a sandbox that runs, in a file of its data directory: for commands that are pointed at it. */
public final class RunningSettings {

    private final Path data;
    private final Path file;

    private RunningSettings(Path data) {
        this.data = data;
        this.file = data.resolve("sandbox.properties");
    }

    /** Those in this data directory, whether a sandbox runs there or not. */
    public static RunningSettings in(Path data) {
        return new RunningSettings(data);
    }

    /** @return nothing where no sandbox runs */
    public Map<String, String> read() {
        var properties = new Properties();
        if (Files.exists(file) && running()) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("The settings of the sandbox can't be read from " + file + ": " + e, e);
            }
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
    }

    /** One that was killed leaves its file behind, with addresses where nobody is. */
    private boolean running() {
        try {
            new EmbeddedDatabase(data).close();
            return false;
        } catch (IllegalStateException inUse) {
            return true;
        }
    }

    void write(Map<String, String> settings) {
        var properties = new Properties();
        properties.putAll(settings);
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "Of a sandbox that runs; the plan command reads them.");
        } catch (IOException e) {
            throw new UncheckedIOException("The settings of the sandbox can't be written to " + file + ": " + e, e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Remove " + file + " by hand, the sandbox runs no more: " + e, e);
        }
    }
}
