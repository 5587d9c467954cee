package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.RabbitMq;
import io.freshmaker.change.BusMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages that come over RabbitMQ lead to builds, each once, also when RabbitMQ is stopped in between. */
@Timeout(180)
class RabbitJourneyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void losesNothingAndDoesNothingTwiceWhenRabbitMqIsStopped(@TempDir Path directory) throws Exception {
        Map<String, String> platform = Map.of("platform", "f27");
        try (var rabbit = RabbitMq.start(directory.resolve("rabbit"));
                var harbour = new Harbour(directory.resolve("town"))
                        .with("freshmaker.bus.url", "failover:(" + rabbit.url() + ")")
                        .with("freshmaker.bus.broker", "rabbitmq")
                        .with("freshmaker.bus.source", "queue:freshmaker")
                        .with("freshmaker.bus.user", "freshmaker")
                        .with("freshmaker.bus.password", "secret")
                        .with("freshmaker.bus.target", "topic:amq.topic")
                        .with("freshmaker.announce", "true")
                        .rpm("openssl", "1:1.1.0g-1.fc27", "openssl-libs")
                        .image("base", null, "openssl-libs")
                        .image("app", "base")) {
            Town town = harbour.town
                    .base("platform", "f27")
                    .module("testmodule", "f27", platform, Map.of("tangerine", "f27"))
                    .module("other", "f27", platform, Map.of("orange", "f27"));
            rabbit.queues().bind("passing", "org.fedoraproject.prod.freshmaker.build.#");
            harbour.start();
            publish(
                    rabbit,
                    harbour.shipped(
                            "rabbit-image", "bugfix", harbour.newer("openssl", "1:1.1.0h-3.fc27", "openssl-libs")));
            publish(rabbit, "rabbit-1", "tangerine");
            town.eventIn("COMPLETE", "rabbit-1");

            publish(rabbit, "rabbit-2", "orange");
            rabbit.stop();
            rabbit.start();
            publish(rabbit, "rabbit-1", "tangerine");
            publish(rabbit, "rabbit-2", "orange");
            publish(rabbit, "rabbit-3", "cowsay");

            town.eventIn("SKIPPED", "rabbit-3");
            town.eventIn("COMPLETE", "rabbit-2");
            assertThat(town.eventIn("COMPLETE", "rabbit-image").path("builds")).hasSize(2);
            await().atMost(Duration.ofSeconds(20)).until(() -> rabbit.queues().waiting() == 0);
            assertThat(town.get("/api/2/events/").path("items")).hasSize(4);
            assertThat(town.submissions("testmodule")).hasSize(1);
            assertThat(town.submissions("other")).hasSize(1);
            assertThat(harbour.koji.orders()).hasSize(2);

            Map<String, JsonNode> told = new LinkedHashMap<>();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                for (var next = rabbit.queues().take("passing");
                        next != null;
                        next = rabbit.queues().take("passing")) {
                    told.putIfAbsent(next.getProps().getMessageId(), JSON.readTree(next.getBody()));
                }
                for (String name : List.of("testmodule", "other", "base", "app")) {
                    assertThat(told.values().stream()
                                    .filter(build -> build.path("name").asText().equals(name))
                                    .map(build -> build.path("state_name").asText()))
                            .as("%s of %s", name, told.values())
                            .containsExactly("PLANNED", "BUILD", "DONE");
                }
            });
        }
    }

    private static void publish(RabbitMq rabbit, String id, String rpm) {
        publish(rabbit, Town.specChange(id, rpm, "f27"));
    }

    private static void publish(RabbitMq rabbit, BusMessage message) {
        rabbit.queues().publish(message.id(), message.topic(), message.body().toString());
    }
}
