package io.freshmaker.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The HSQLDB files in the data directory, locked for this process.
 *
 * <p>The lock is the operating system's, which ends with the process: after a kill the database opens at once, where
 * HSQLDB's own lock file would make it wait ten seconds.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private final Path directory;
    private final FileChannel channel;
    private RowCache cache = RowCache.of(0);

    /** @throws IllegalStateException when another process has the directory open, with the directory's name */
    public EmbeddedDatabase(Path data) {
        this.directory = data.resolve("db").toAbsolutePath();
        try {
            Files.createDirectories(directory);
            this.channel =
                    FileChannel.open(directory.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The directory " + directory + " can't be made or written (" + e
                            + "): set freshmaker.data to a directory that this user may write to.",
                    e);
        }
        if (!locked()) {
            closeQuietly();
            throw new IllegalStateException("The database in " + directory + " is in use by another process: "
                    + "stop that process, or give this one its own freshmaker.data.");
        }
    }

    private boolean locked() {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            closeQuietly();
            throw new UncheckedIOException("The data directory " + directory + " can't be locked: " + e, e);
        }
    }

    /**
     * Has as much of it held in memory as fits there. A database that exists has to be told so, and is opened again.
     *
     * @param memory of Java, in bytes
     * @throws DatabaseNotOpened with the driver's words when it can't be opened
     */
    public EmbeddedDatabase holding(long memory) {
        cache = RowCache.of(memory);
        try {
            Optional<RowCache> kept = RowCache.kept(directory.resolve("freshmaker.script"));
            if (kept.isPresent() && !kept.get().equals(cache)) {
                tell();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new DatabaseNotOpened(new IllegalStateException(e));
        }
        return this;
    }

    private void tell() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "SA", "");
                Statement statement = connection.createStatement()) {
            statement.execute("set files cache size " + cache.kilobytes());
            statement.execute("set files cache rows " + cache.rows());
            statement.execute("shutdown");
        }
    }

    /** The JDBC URL: each commit is on its way to the disk when it returns. */
    public String url() {
        return "jdbc:hsqldb:file:" + directory.resolve("freshmaker")
                + ";hsqldb.write_delay=false;hsqldb.tx=mvcc;hsqldb.lock_file=false"
                + ";hsqldb.default_table_type=cached;sql.pad_space=false"
                + ";hsqldb.cache_size=" + cache.kilobytes() + ";hsqldb.cache_rows=" + cache.rows();
    }

    private void closeQuietly() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closeQuietly();
    }
}
