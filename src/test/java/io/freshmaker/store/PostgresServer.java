package io.freshmaker.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server on a free port, started from the binaries that Maven fetched. */
public final class PostgresServer implements AutoCloseable {

    private static final String REQUIRED = "freshmaker.test.postgresql";
    private static final String DATABASE = "postgres";

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts one that is as fast as it can be, as nothing in it has to outlive a power cut. */
    public static PostgresServer fast() {
        return start(
                EmbeddedPostgres.builder(), Map.of("fsync", "off", "full_page_writes", "off", "autovacuum", "off"));
    }

    /** Starts one that keeps what is committed, as in production, with memory for the rows of some years. */
    public static PostgresServer durable() {
        return start(
                EmbeddedPostgres.builder(), Map.of("fsync", "on", "synchronous_commit", "on", "shared_buffers", "2GB"));
    }

    /** Starts one over the files of that directory, which are made when they are not there, and stay at the end. */
    public static PostgresServer over(Path directory, int port) {
        return start(
                EmbeddedPostgres.builder()
                        .setDataDirectory(directory)
                        .setCleanDataDirectory(false)
                        .setPort(port),
                Map.of());
    }

    private static PostgresServer start(EmbeddedPostgres.Builder builder, Map<String, String> config) {
        require();
        config.forEach(builder::setServerConfig);
        try {
            return new PostgresServer(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("No PostgreSQL server could be started for the tests.", e);
        }
    }

    /** Whether there are binaries for this machine; a build that needs them sets the property to {@code required}. */
    private static void require() {
        boolean there = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64")
                && !Files.exists(Path.of("/etc/alpine-release"));
        String sentence = "PostgreSQL comes through Maven for Linux on x86-64 with glibc only; name a server with"
                + " -Dfreshmaker.test.db=jdbc:postgresql://HOST/DATABASE?user=USER to run this test.";
        if (!there && System.getProperty(REQUIRED, "").equals("required")) {
            throw new AssertionError(sentence);
        }
        Assumptions.assumeTrue(there, sentence);
    }

    /** The JDBC URL of its only database, with the user. */
    public String url() {
        return server.getJdbcUrl("postgres", DATABASE);
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The PostgreSQL server of the tests can't be stopped.", e);
        }
    }
}
