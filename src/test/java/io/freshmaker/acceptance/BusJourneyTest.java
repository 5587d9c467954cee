package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshmaker.bus.Wire;
import io.freshmaker.change.Envelope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** However a message comes over a real broker, it arrives; here through a shared durable subscription. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BusJourneyTest {

    private Town town;

    @BeforeAll
    void startsTheTown(@TempDir Path directory) {
        town = new Town(directory)
                .with("freshmaker.bus.source", "topic:freshmaker")
                .base("platform", "f27")
                .start();
        await().atMost(Duration.ofSeconds(20)).until(() -> town.broker().subscribed());
    }

    @AfterAll
    void stopsTheTown() {
        town.close();
    }

    @Test
    void readsTheEnvelopesOfAllThreeBuses() {
        town.send(Town.specChange("bus-1", "cowsay", "f27"), Envelope.FEDMSG, "org.fedoraproject.prod.");
        town.send(Town.specChange("bus-2", "cowsay", "f27"), Envelope.FEDORA_MESSAGING, "org.fedoraproject.prod.");
        town.send(Town.specChange("ID:broker-1-2:3:4:5", "cowsay", "f27"), Envelope.UMB, "VirtualTopic.eng.");

        town.eventIn("SKIPPED", "bus-1");
        town.eventIn("SKIPPED", "bus-2");
        town.eventIn("SKIPPED", "ID:broker-1-2:3:4:5");
    }

    @Test
    void keepsAnUnreadableMessageAndGoesOn() {
        town.send(new Wire("bus-3", "org.fedoraproject.prod.git.receive", null, Map.of(), 0, "{\"commit\": "));
        town.send(Town.specChange("bus-4", "cowsay", "f27"));

        town.eventIn("SKIPPED", "bus-4");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(town.metrics())
                        .containsPattern("freshmaker_messages_total\\{outcome=\"unreadable\"} [1-9]"));
        assertThat(town.event("bus-3").isMissingNode()).isTrue();
        assertThat(town.broker().deadLetters()).isZero();
    }

    @Test
    void aMessageThatCannotBeStoredHoldsUpNobody() {
        String start = "{\"commit\": {\"namespace\": \"rpms\", \"repo\": \"x\", \"agent\": \"";
        String topic = "org.fedoraproject.prod.git.receive";
        Map<String, String> never = Map.of("sent-at", "-999999999-01-01T00:00:00+18:00");
        town.send(new Wire("bus-8", topic, null, Map.of(), 0, start + "y".repeat(7_000_000) + "\"}}"));
        town.send(new Wire("bus-9", topic, null, Map.of(), 0, "{\"commit\": {\"namespace\": 1e400}}"));
        town.send(new Wire("bus-10", topic, null, never, 0, start + "jane\"}}"));
        town.send(Town.specChange("bus-11", "cowsay", "f27"));

        town.eventIn("SKIPPED", "bus-11");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(town.metrics()).containsPattern("outcome=\"unreadable\"} [2-9]"));
        town.eventIn("SKIPPED", "bus-10");
        assertThat(town.broker().deadLetters()).isZero();
    }

    @Test
    void staysDeafToStaging() {
        town.send(Town.specChange("bus-5", "cowsay", "f27"), Envelope.FEDORA_MESSAGING, "org.fedoraproject.stg.");
        town.send(Town.specChange("bus-6", "cowsay", "f27"));

        town.eventIn("SKIPPED", "bus-6");
        assertThat(town.event("bus-5").isMissingNode()).isTrue();
    }

    @Test
    void getsWhatWasSentWhileItWasAway() {
        town.stop();
        town.send(Town.specChange("bus-7", "cowsay", "f27"));
        town.start();
        town.eventIn("SKIPPED", "bus-7");
    }
}
