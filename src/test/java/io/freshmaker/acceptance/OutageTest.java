package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Town.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is away comes back, and nothing was lost meanwhile. */
class OutageTest {

    @TempDir
    private Path directory;

    private Town town() {
        return new Town(directory)
                .base("platform", "f27")
                .module("testmodule", "f27", PLATFORM, Map.of("tangerine", "f27"))
                .module("other", "f27", PLATFORM, Map.of("orange", "f27"));
    }

    @Test
    void goesOnWhenTheBrokerComesBack() throws Exception {
        try (Town town = town().start()) {
            town.send(Town.specChange("outage-1", "tangerine", "f27"));
            town.eventIn("COMPLETE", "outage-1");

            town.stopBroker();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(bus(town).path("status").asText()).isEqualTo("DOWN"));
            assertThat(bus(town).path("message").asText()).startsWith("No consumer is attached");

            town.startBroker();
            town.send(Town.specChange("outage-2", "orange", "f27"));
            town.eventIn("COMPLETE", "outage-2");
            assertThat(bus(town).path("message").asText()).startsWith("A consumer is attached; the last of");
            assertThat(town.submissions("testmodule")).hasSize(1);
        }
    }

    private static JsonNode bus(Town town) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + town.service().managementPort() + "/health/ready"))
                .build();
        byte[] body = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body();
        return new ObjectMapper().readTree(body).path("checks").path("bus");
    }

    @Test
    void holdsPlansUntilTheInventoryIsFilled() {
        try (Town town = town()) {
            town.mbs.stopListening();
            town.start();
            town.send(Town.specChange("outage-3", "tangerine", "f27"));

            JsonNode held = town.eventIn("INITIALIZED", "outage-3");
            assertThat(held.path("state_reason").asText()).startsWith("Waiting: the inventory has never been filled");

            town.mbs.startListening();
            town.eventIn("COMPLETE", "outage-3");
        }
    }

    @Test
    void finishesByLookingWhenNoMessageOfMbsArrives() {
        try (Town town = town().mute().start()) {
            town.send(Town.specChange("outage-4", "tangerine", "f27"));
            town.eventIn("COMPLETE", "outage-4");
            assertThat(town.submissions("testmodule")).hasSize(1);
        }
    }

    @Test
    void findsItsStateAfterARestart() {
        try (Town town = town().mute()) {
            town.mbs.stuck("testmodule");
            town.start();
            town.send(Town.specChange("outage-5", "tangerine", "f27"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> town.submissions("testmodule").size() == 1);
            town.stop();

            town.mbs.letGo("testmodule");
            town.start();

            assertThat(town.eventIn("COMPLETE", "outage-5").path("id").asLong()).isEqualTo(1);
            assertThat(town.submissions("testmodule")).hasSize(1);
            assertThat(town.bumps("testmodule", "f27")).hasSize(1);
        }
    }
}
