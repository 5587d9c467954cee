package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshmaker.store.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Processes that share one PostgreSQL and one broker: a frontend that stays, and two backends of which one is lost. */
final class Replicas implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Life> lives = new ArrayList<>();
    private final Path directory;
    private final Town town;
    private final Map<String, String> more;
    private final PostgresServer server = PostgresServer.fast();
    private final Life frontend;
    private Life survivor;
    private CompletableFuture<Life> fresh;

    /** @param more settings that all of them have */
    Replicas(Path directory, Town town, Map<String, String> more) {
        this.directory = directory;
        this.town = town;
        this.more = Map.copyOf(more);
        var front = beginning("frontend");
        fresh = beginning("backend");
        survivor = beginning("backend").join();
        frontend = front.join();
    }

    /** Answers over REST, and is never lost. */
    Life frontend() {
        return frontend;
    }

    /** The backend that is there beside this one. */
    Life other(Life backend) {
        Life last = complete();
        return backend == last ? survivor : last;
    }

    /** Waits until there are two backends, and gives the one that came last. */
    Life complete() {
        return fresh.join();
    }

    /** Has whichever backend comes by first stand there, and gives it; the other one goes on. */
    Life caughtAt(Spot spot, Runnable publish) {
        List<Life> both = List.of(survivor, complete());
        List<Hold> holds =
                both.stream().map(life -> life.debugger().holdAt(spot)).toList();
        publish.run();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> holds.stream().anyMatch(Hold::isReached));
        int caught = holds.get(0).isReached() ? 0 : 1;
        both.get(1 - caught).debugger().release(holds.get(1 - caught));
        return both.get(caught);
    }

    /** Kills one of the two backends, starts another one in its place, and answers the exit code. */
    int kill(Life backend) {
        survivor = other(backend);
        int exit = backend.kill();
        replace();
        return exit;
    }

    /** Starts another one in the place of the one that came last, and is gone. */
    void replace() {
        fresh = beginning("backend");
    }

    private CompletableFuture<Life> beginning(String role) {
        String name = role + "-" + lives.size();
        Map<String, String> settings = new TreeMap<>(Map.of(
                "freshmaker.role",
                role,
                "freshmaker.replica.name",
                name,
                "freshmaker.replica.timeout",
                String.valueOf(TIMEOUT.toSeconds()),
                "freshmaker.data",
                directory.resolve(name).toString(),
                "freshmaker.db.url",
                server.url(),
                "freshmaker.bus.url",
                town.broker().url(),
                "freshmaker.http.port",
                "0",
                "freshmaker.management.port",
                "0",
                "freshmaker.tick",
                "250",
                "freshmaker.retry.max",
                "1"));
        settings.putAll(Map.of(
                "freshmaker.mbs.url", town.mbs.base(),
                "freshmaker.mbs.token", "secret",
                "freshmaker.mbs.timeout", "2",
                "freshmaker.mbs.settle", "1",
                "freshmaker.mbs.poll", "1",
                "freshmaker.distgit.url", town.distGit.url()));
        settings.putAll(more);
        lives.add(null);
        int number = lives.size() - 1;
        return CompletableFuture.supplyAsync(() -> {
            var life = new Life(directory.resolve(name + ".log"), settings);
            lives.set(number, life);
            return life;
        });
    }

    /** Changes what is stored as nothing but time does. */
    void age(String sql) {
        try (Connection connection = DriverManager.getConnection(server.url());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).as(sql).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " failed: " + e.getMessage(), e);
        }
    }

    /** What all of them printed, the last ones only. */
    String printed() {
        return lives.stream()
                .filter(life -> life != null)
                .skip(Math.max(0, lives.size() - 4))
                .map(Life::output)
                .collect(Collectors.joining("\n\n"));
    }

    @Override
    public void close() {
        fresh.exceptionally(failure -> null).join();
        lives.stream().filter(life -> life != null).forEach(Life::close);
        server.close();
    }
}
