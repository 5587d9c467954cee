package io.freshmaker.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * What a stand-in keeps, as JSON in a file, replaced in one step so that a killed process leaves a whole one.
 *
 * @param <T> all that is kept
 */
public final class StateFile<T> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final TypeReference<T> type;
    private final String what;

    /**
     * Without a file, null, nothing is kept.
     *
     * @param what is kept, for error texts: {@code module builds}
     */
    public StateFile(Path file, TypeReference<T> type, String what) {
        this.file = file;
        this.type = type;
        this.what = what;
    }

    /** What was kept, if there is anything. */
    public Optional<T> load() {
        if (file == null || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), type));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The " + what + " in " + file + " can't be read; move the file away to begin without any.",
                    unreadable);
        }
    }

    /** Whether anything is kept at all. */
    public boolean keeps() {
        return file != null;
    }

    /** Keeps that in place of what was kept before. */
    public void save(T kept) {
        if (file == null) {
            return;
        }
        try {
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path written = directory.resolve(file.getFileName() + ".new");
            JSON.writeValue(written.toFile(), kept);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("The " + what + " can't be written to " + file, failure);
        }
    }
}
