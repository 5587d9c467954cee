package io.freshmaker.store;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** HSQLDB in files, which writes down each statement that it runs. */
public final class LoggingEngine implements Engine {

    private final Path directory;
    private String newest;
    private long read;

    /** @param directory where the files are made */
    public LoggingEngine(Path directory) {
        this.directory = directory;
    }

    @Override
    public String create(String name) {
        newest = name;
        return "jdbc:hsqldb:file:" + directory.resolve(name) + ";hsqldb.tx=mvcc;hsqldb.sqllog=3;user=sa;password=";
    }

    @Override
    public void drop(String name) {
        // Whoever made the directory removes it.
    }

    /** How many queries were run since this was asked last. */
    public long queries() {
        try (var log = new RandomAccessFile(log(), "r")) {
            log.seek(read);
            var more = new byte[(int) (log.length() - read)];
            log.readFully(more);
            read += more.length;
            return new String(more, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains("select "))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private File log() {
        return directory.resolve(newest + ".sql.log").toFile();
    }

    @Override
    public String toString() {
        return "HSQLDB in files";
    }
}
