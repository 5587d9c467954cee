package io.freshmaker.store.move;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import java.util.zip.GZIPOutputStream;

/** The file that an export goes to: compressed when its name ends in .gz, and there only when it is whole. */
public final class ExportFile {

    private static final int BUFFER = 1 << 16;

    private final Path path;

    /** @param path absolute; a file that is there is replaced */
    public ExportFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /**
     * Has it written.
     *
     * @return what {@code export} answers
     * @throws IllegalStateException when it can't be written, with the reason; nothing is left behind then
     */
    public long write(ToLongFunction<Writer> export) {
        try (var file = new WholeFile(path)) {
            long rows;
            try (Writer out = open(file)) {
                rows = export.applyAsLong(out);
            }
            file.keep();
            return rows;
        } catch (NoSuchFileException e) {
            throw new IllegalStateException(
                    path + " can't be written: there is no directory " + path.getParent() + ".", e);
        } catch (IOException e) {
            throw refused(e);
        } catch (UncheckedIOException e) {
            throw refused(e.getCause());
        }
    }

    private Writer open(WholeFile file) throws IOException {
        OutputStream bytes = file.open();
        boolean compressed = path.getFileName().toString().endsWith(".gz");
        return new BufferedWriter(
                new OutputStreamWriter(
                        compressed ? new GZIPOutputStream(bytes, BUFFER) : bytes, StandardCharsets.US_ASCII),
                BUFFER);
    }

    private IllegalStateException refused(IOException reason) {
        return new IllegalStateException(
                path + " can't be written (" + reason + "): name a file in a directory that this user may write to,"
                        + " on a disk with room for it.",
                reason);
    }
}
