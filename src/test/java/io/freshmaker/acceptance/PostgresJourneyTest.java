package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Town.PLATFORM;
import static io.freshmaker.acceptance.Town.build;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.store.PostgresServer;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is stopped in the middle of the work and started again: nothing is lost, and nothing done twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresJourneyTest {

    private static final String[] NAMES = {"stored", "followed", "sent"};

    private Path files;
    private PostgresServer server;
    private int port;
    private Harbour harbour;
    private Town town;

    @BeforeAll
    void startsTheTown(@TempDir Path directory) {
        files = directory.resolve("postgresql");
        server = PostgresServer.over(files, 0);
        port = server.port();
        harbour = new Harbour(directory)
                .with("freshmaker.db.url", server.url())
                .with("freshmaker.mbs.timeout", "3")
                .rpm("openssl", "1:1.1.0g-1.fc27", "openssl-libs")
                .image("base", null, "openssl-libs")
                .image("app", "base");
        town = harbour.town.base("platform", "f27");
        for (String name : NAMES) {
            town.module("mod-" + name, "f27", PLATFORM, Map.of("rpm-" + name, "f27"));
        }
        harbour.start();
        town.send(Town.specChange("outage-none", "cowsay", "f27"));
        town.eventIn("SKIPPED", "outage-none");
    }

    @AfterAll
    void stopsTheTown() {
        if (harbour != null) {
            harbour.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private void stopDatabase() {
        server.close();
        server = null;
    }

    private void startDatabase() {
        server = PostgresServer.over(files, port);
    }

    /** What was taken when the database went away is free again after some minutes: this makes them pass. */
    private void letLeasesRunOut() throws SQLException {
        try (var connection = DriverManager.getConnection(server.url());
                var statement = connection.createStatement()) {
            for (String table : new String[] {"inbox", "submissions"}) {
                statement.execute(
                        "update " + table + " set leased_until = current_timestamp where leased_until is not null");
            }
        }
    }

    private void awaitHealth(String part, String status, String words) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode health = town.health(part);
            assertThat(health.path("status").asText()).as("%s", health).isEqualTo(status);
            assertThat(health.path("message").asText()).contains(words);
        });
    }

    private void assertRebuiltOnce(String name) {
        JsonNode event = town.eventIn("COMPLETE", "outage-" + name);
        assertThat(build(event, "mod-" + name).path("state_name").asText()).isEqualTo("DONE");
        assertThat(event.path("builds")).hasSize(1);
        assertThat(town.bumps("mod-" + name, "f27")).hasSize(1);
        assertThat(town.submissions("mod-" + name)).hasSize(1);
    }

    @Test
    void goesOnWhereItWas() throws SQLException {
        town.mbs.stuck("mod-followed");
        town.send(Town.specChange("outage-followed", "rpm-followed", "f27"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> build(town.eventIn("BUILDING", "outage-followed"), "mod-followed")
                        .path("state_reason")
                        .asText()
                        .startsWith("Building as"));
        harbour.koji.script().stuck("base");
        harbour.ship("outage-image", "security", harbour.newer("openssl", "1:1.1.0h-3.fc27", "openssl-libs"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> harbour.orders("base").stream().anyMatch(order -> order.task() > 0));
        town.mbs.faults().slow(1, "POST", "/module-builds/", Duration.ofMillis(1500));
        town.send(Town.specChange("outage-sent", "rpm-sent", "f27"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !town.submissions("mod-sent").isEmpty());

        stopDatabase();
        town.mbs.letGo("mod-followed");
        harbour.koji.letGo("base");
        town.send(Town.specChange("outage-stored", "rpm-stored", "f27"));
        awaitHealth("database", "DOWN", "It can't be used: Connection to localhost:" + port + " refused.");
        awaitHealth("bus", "DOWN", "Deliveries wait: storing message ");
        assertThat(town.get("/api/1/events/").path("status").asInt()).isEqualTo(503);

        startDatabase();
        letLeasesRunOut();
        for (String name : NAMES) {
            assertRebuiltOnce(name);
        }
        JsonNode images = town.eventIn("COMPLETE", "outage-image");
        assertThat(images.path("state_reason").asText()).isEqualTo("All 2 rebuilt.");
        assertThat(build(images, "app").path("build_args").path("parent").asText())
                .isEqualTo(build(images, "base").path("rebuilt_nvr").asText());
        assertThat(harbour.orders("base")).hasSize(1);
        assertThat(harbour.orders("app")).hasSize(1);
        assertThat(town.broker().deadLetters()).isZero();
        awaitHealth("database", "UP", "It answers.");
        awaitHealth("bus", "UP", "A consumer is attached");
    }
}
