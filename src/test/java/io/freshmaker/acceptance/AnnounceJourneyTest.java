package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Town.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.Attachment;
import io.freshmaker.bus.BusAccess;
import io.freshmaker.bus.BusConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everybody on the bus hears of each change, also of those that came while the broker was away. */
@Timeout(90)
class AnnounceJourneyTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    private record Heard(String topic, JsonNode body) {}

    @Test
    void allArriveInOrderThoughTheBrokerWasAway(@TempDir Path directory) throws Exception {
        try (Town town = new Town(directory)
                        .base("platform", "f27")
                        .module("testmodule", "f27", PLATFORM, Map.of("tangerine", "f27"))
                        .with("freshmaker.announce", "true")
                        .with("freshmaker.web.url", "https://freshmaker.example.org/")
                        .mute();
                var reader = new DefaultCamelContext()) {
            town.mbs.stuck("testmodule");
            town.start();
            listen(reader, town.broker().url());
            town.send(Town.specChange("announce-1", "tangerine", "f27"));
            await().atMost(LONGEST).until(() -> builds().contains("BUILD"));

            town.stopBroker();
            town.mbs.letGo("testmodule");
            town.eventIn("COMPLETE", "announce-1");
            await().atMost(LONGEST)
                    .untilAsserted(() -> assertThat(
                                    town.health("announcements").path("message").asText())
                            .startsWith("2 announcements wait ("));
            assertThat(town.health("announcements").path("status").asText()).isEqualTo("UP");

            town.startBroker();
            await().atMost(LONGEST)
                    .untilAsserted(
                            () -> assertThat(events("event.state.changed.min")).endsWith("BUILDING", "COMPLETE"));
            assertThat(events("event.state.changed")).isEqualTo(events("event.state.changed.min"));
            assertThat(builds()).containsExactly("PLANNED", "BUILD", "DONE");
            assertThat(heard)
                    .allMatch(each ->
                            each.body().path("url").asText().startsWith("https://freshmaker.example.org/api/1/"));

            // What comes back to us is noise, before the database.
            await().atMost(LONGEST)
                    .untilAsserted(() -> assertThat(town.metrics())
                            .containsPattern("freshmaker_messages_total\\{outcome=\"noise_by_topic\"} ([7-9]|1\\d)"));
            JsonNode page = town.get("/api/1/events/").get("meta");
            assertThat(page.get("total").asInt()).isEqualTo(1);
            assertThat(page.get("first").asText())
                    .isEqualTo("https://freshmaker.example.org/api/1/events/?page=1&per_page=10");
            assertThat(town.get("/api/openapi.json").at("/servers/0/url").asText())
                    .isEqualTo("https://freshmaker.example.org");
            tellsHowItIs(town);
        }
    }

    private static void tellsHowItIs(Town town) throws IOException {
        assertThat(town.health("routes").path("message").asText()).matches("All \\d+ routes are started\\.");
        assertThat(town.health("pollers").path("message").asText()).matches("\\d+ pollers run in time\\.");
        assertThat(town.health("pollers").at("/details/plan").asText())
                .matches("(last ran at|runs since) 20\\d\\d-[-0-9T:]+Z, every [0-9.]+ s");
        assertThat(town.health("mbs").path("message").asText()).matches("MBS answered \\d+ s ago\\.");
        assertThat(town.get("/api/2/now/").at("/ended_builds/0/artifact").asText())
                .isEqualTo("module:testmodule:f27");
        assertThat(names("(?m)^# TYPE (freshmaker_[a-z_]+)", town.metrics()))
                .as("the table in docs/watching.md has what is served")
                .containsExactlyInAnyOrderElementsOf(
                        names("(?m)^\\| `(freshmaker_[a-z_]+)", Files.readString(Path.of("docs/watching.md"))));
        assertThat(names(
                        "(?m)^ +expr: .*?(freshmaker_[a-z_]+?)(?:_bucket)?[{\\[) ]",
                        Files.readString(Path.of("docs/watching.md"))))
                .as("rules of alarms")
                .isNotEmpty()
                .isSubsetOf(names("(?m)^# TYPE (freshmaker_[a-z_]+)", town.metrics()));
        assertThat(names("(?m)^# HELP (freshmaker_[a-z_]+) +\\S", town.metrics()))
                .as("each is explained where it is served")
                .isEqualTo(names("(?m)^# TYPE (freshmaker_[a-z_]+)", town.metrics()));
        assertThat(town.metrics())
                .contains(
                        "freshmaker_builds{state=\"PLANNED\",system=\"mbs\"} 0",
                        "freshmaker_builds_ended{state=\"DONE\",system=\"mbs\"} 1",
                        "freshmaker_submissions_total{outcome=\"accepted\",system=\"mbs\"} 1",
                        "freshmaker_submissions_total{outcome=\"refused\",system=\"koji\"} 0",
                        "freshmaker_inventory_corrections_total{kind=\"removed\"} ",
                        "freshmaker_decisions_total{answer=\"rebuild\",content_type=\"spec-changed\"} 1",
                        "freshmaker_poll_lag_seconds{route=\"plan\"}");
    }

    private static Set<String> names(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void listen(DefaultCamelContext reader, String url) throws Exception {
        var attachment = new Attachment(false);
        reader.addComponent(
                "amqp",
                BusConnection.component(
                        BusConnection.forTaking(BusAccess.plain("failover:(" + url + ")", "", ""), 10), attachment, 1));
        reader.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("amqp:topic:freshmaker?subscriptionDurable=true&subscriptionShared=true&subscriptionName=reader")
                        .process(exchange -> hear(
                                exchange.getMessage().getHeader("JMSType", String.class),
                                exchange.getMessage().getBody(String.class)));
            }
        });
        reader.start();
        await().atMost(LONGEST).until(attachment::attached);
    }

    private void hear(String topic, String body) throws Exception {
        String ours = "org.fedoraproject.prod.freshmaker.";
        if (topic.startsWith(ours)) {
            heard.add(new Heard(topic.substring(ours.length()), new ObjectMapper().readTree(body)));
        }
    }

    private List<String> builds() {
        return events("build.state.changed");
    }

    private List<String> events(String topic) {
        return heard.stream()
                .filter(each -> each.topic().equals(topic))
                .map(each -> each.body().path("state_name").asText())
                .toList();
    }
}
