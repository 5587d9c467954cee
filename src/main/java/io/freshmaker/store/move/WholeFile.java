package io.freshmaker.store.move;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is there only when all of it was written: until then its bytes are in one beside it. A link is followed,
 * a directory is refused, and what is neither file nor directory, such as a pipe or a device, is written to as it is.
 */
public final class WholeFile implements AutoCloseable {

    private final Path target;
    private final Path part;

    /**
     * Nothing is written yet.
     *
     * @param file absolute; replaced when it is there
     * @throws IOException when it is a directory, or can't be looked at
     */
    public WholeFile(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "Is a directory");
        }
        boolean special = Files.exists(file) && !Files.isRegularFile(file);
        target = Files.isRegularFile(file) ? file.toRealPath() : file;
        // Two commands may write the same file at the same time.
        part = special
                ? target
                : target.resolveSibling(target.getFileName() + "."
                        + ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), 36) + ".part");
    }

    /** The stream for its bytes. */
    public OutputStream open() throws IOException {
        return part.equals(target)
                ? Files.newOutputStream(target, StandardOpenOption.WRITE)
                : Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Puts it in its place, when the stream was closed and nothing is missing. */
    public void keep() throws IOException {
        if (!part.equals(target)) {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what was not kept. */
    @Override
    public void close() {
        if (!part.equals(target)) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // The reason why it could not be written counts for more than what is left of it.
                part.toFile().deleteOnExit();
            }
        }
    }
}
