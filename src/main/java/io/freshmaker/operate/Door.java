package io.freshmaker.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Where a running service takes operations from this machine: a loopback port, and the word that opens it. Both stand
 * in a file of the data directory that only the service's user can read, so whoever may write the database may ask.
 *
 * @param port on 127.0.0.1
 * @param word random, new at each start
 */
record Door(int port, String word) {

    private static final String FILE = "control";
    private static final int LAST_PORT = 65_535;

    /** Writes the file so that nobody else can read it at any moment. */
    void write(Path data) {
        try {
            Files.createDirectories(data);
            Path fresh = Files.createTempFile(data, FILE, ".new");
            if (Files.getFileStore(data).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(fresh, port + " " + word + "\n", StandardCharsets.US_ASCII);
            Files.move(fresh, file(data), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file " + file(data) + " can't be written (" + e
                            + "): set freshmaker.data to a directory that this user may write to.",
                    e);
        }
    }

    /** The door of the service that has this data directory; it may be left over from one that was killed. */
    static Optional<Door> read(Path data) {
        try {
            String[] parts = Files.readString(file(data), StandardCharsets.US_ASCII)
                    .strip()
                    .split(" ");
            return parts.length == 2 && parts[0].matches("\\d{1,5}") && Integer.parseInt(parts[0]) <= LAST_PORT
                    ? Optional.of(new Door(Integer.parseInt(parts[0]), parts[1]))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The file " + file(data) + " can't be read (" + e + "): run the command as the service's user.", e);
        }
    }

    /** Takes the file away, unless another service has written it since. */
    void remove(Path data) {
        try {
            if (read(data).filter(this::equals).isPresent()) {
                Files.deleteIfExists(file(data));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Path data) {
        return data.resolve(FILE);
    }
}
