package io.freshmaker.benchmark;

import io.freshmaker.store.Database;
import io.freshmaker.store.EmbeddedDatabase;
import io.freshmaker.store.Engine;
import io.freshmaker.store.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.opentest4j.TestAbortedException;

/**
 * The databases that figures are taken from: HSQLDB in files as the service has it, and a PostgreSQL server on this
 * machine. Both have each commit on its way to the disk when it returns.
 */
final class Databases implements AutoCloseable {

    private static final int POOL = 10;

    private final Path directory;
    private final PostgresServer server;
    private final Map<String, Opening> kinds = new TreeMap<>();

    Databases(Path directory) {
        this.directory = directory;
        this.server = server();
        kinds.put("HSQLDB", this::embedded);
        if (server != null) {
            kinds.put("PostgreSQL", this::onServer);
        }
    }

    private static PostgresServer server() {
        try {
            return PostgresServer.durable();
        } catch (TestAbortedException e) {
            System.out.println("PostgreSQL is left out: " + e.getMessage());
            return null;
        }
    }

    /** Does the work for each kind of database. */
    void each(Measuring measuring) throws Exception {
        for (Map.Entry<String, Opening> kind : kinds.entrySet()) {
            measuring.measure(kind.getKey(), work -> kind.getValue().with(work));
        }
    }

    private double embedded(Work work) throws Exception {
        long memory = Runtime.getRuntime().maxMemory();
        try (var files = new EmbeddedDatabase(Files.createTempDirectory(directory, "data")).holding(memory);
                var database = new Database(files.url(), "SA", "", POOL)) {
            return work.on(database);
        }
    }

    private double onServer(Work work) throws Exception {
        Engine engine = Engine.server(server.url());
        String name = "b" + UUID.randomUUID().toString().replace("-", "");
        try (var database = new Database(engine.create(name), null, null, POOL)) {
            return work.on(database);
        } finally {
            engine.drop(name);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }

    /** What is done with an empty database, and its figure. */
    interface Work {
        double on(Database database) throws Exception;
    }

    /** Gives the work an empty database of one kind. */
    interface Opening {
        double with(Work work) throws Exception;
    }

    /** What is measured on one kind of database. */
    interface Measuring {
        void measure(String name, Opening opening) throws Exception;
    }
}
