package io.freshmaker.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;

/** The module builds as JSON in a file, replaced in one step so that a killed process leaves a whole one. */
final class StateFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** Without a file, null, nothing is kept. */
    StateFile(Path file) {
        this.file = file;
    }

    List<ModuleBuild> load() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try {
            return JSON.readValue(file.toFile(), new TypeReference<List<ModuleBuild>>() {});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The module builds in " + file + " can't be read; move the file away to begin without any.",
                    unreadable);
        }
    }

    void save(Collection<ModuleBuild> builds) {
        if (file == null) {
            return;
        }
        try {
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path written = directory.resolve(file.getFileName() + ".new");
            JSON.writeValue(written.toFile(), builds);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("The module builds can't be written to " + file, failure);
        }
    }
}
