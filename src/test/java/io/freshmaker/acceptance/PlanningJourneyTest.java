package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Town.build;
import static io.freshmaker.acceptance.Town.needing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.CommandRun;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is planned when modules hang together, and what people can do about a plan; each test has its own modules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanningJourneyTest {

    private Path directory;
    private Town town;

    @BeforeAll
    void startsTheTown(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Path policy = Files.writeString(
                directory.resolve("policy.yaml"),
                "global:\n  module:\n    allow: {name: .*}\n    block: {name: middle}\n");
        town = new Town(directory)
                .with("freshmaker.policy", policy.toString())
                .with("freshmaker.plan.approval-above", "4")
                .base("platform", "f27")
                .module("root", "f27", needing(), Map.of("rose", "f27"))
                .module("left", "f27", needing("root"), Map.of("laurel", "f27"))
                .module("right", "f27", needing("root"), Map.of("rue", "f27"))
                .module("tip", "f27", needing("left", "right"), Map.of("tulip", "f27"))
                .base("two", "f27")
                .module("one", "f27", needing("two"), Map.of("oak", "f27"))
                .module("two", "f27", needing("one"), Map.of("thyme", "f27"))
                .module("bottom", "f27", needing(), Map.of("beet", "f27"))
                .module("middle", "f27", needing("bottom"), Map.of("mint", "f27"))
                .module("behind", "f27", needing("middle"), Map.of("basil", "f27"))
                .module("held", "f27", needing(), Map.of("holly", "f27", "hazel", "f27"))
                .module("bridged", "f27", needing(), Map.of("birch", "f27"));
        Stream.of("a", "b", "c", "d", "e", "f")
                .forEach(name -> town.module("many-" + name, "f27", needing(), Map.of("maple", "f27", "moss", "f27")));
        town.start();
    }

    @AfterAll
    void stopsTheTown() {
        town.close();
    }

    private CommandRun run(String... words) {
        return CommandRun.of(
                Stream.concat(Stream.of(words), Stream.of("-D", "freshmaker.data=" + directory.resolve("data")))
                        .toArray(String[]::new));
    }

    @Test
    void buildsADiamondFromItsRootToItsTip() {
        town.send(Town.specChange("planning-1", "rose", "f27"));

        JsonNode event = town.eventIn("COMPLETE", "planning-1");

        assertThat(event.path("state_reason").asText()).isEqualTo("All 4 rebuilt.");
        JsonNode tip = build(event, "tip");
        assertThat(tip.path("batch").asInt()).isEqualTo(2);
        assertThat(tip.path("causes")).hasSize(2);
        assertThat(town.submissions("tip")).hasSize(1);
        assertThat(tip.path("build_id").asLong())
                .isGreaterThan(build(event, "left").path("build_id").asLong())
                .isGreaterThan(build(event, "right").path("build_id").asLong());
    }

    @Test
    void cutsACycleAndSaysWhere() {
        town.send(Town.specChange("planning-2", "oak", "f27"));

        JsonNode event = town.eventIn("COMPLETE", "planning-2");

        assertThat(event.path("builds")).hasSize(2);
        assertThat(event.path("decisions"))
                .extracting(decision -> decision.path("reason").asText())
                .allMatch(reason -> reason.contains("cycle one:f27 -> two:f27 -> one:f27 cut before one:f27"));
        assertThat(build(event, "two").path("dep_on").asText()).isEqualTo("one");
    }

    @Test
    void keepsOutWhatHangsBehindABlockedModuleOnly() {
        town.send(Town.specChange("planning-3", "beet", "f27"));

        JsonNode event = town.eventIn("COMPLETE", "planning-3");

        assertThat(event.path("builds")).hasSize(1);
        assertThat(decision(event, "module:middle:f27").path("rule").asText()).contains("policy.yaml line 4");
        assertThat(decision(event, "module:behind:f27").path("reason").asText())
                .isEqualTo("not rebuilt: reached only through middle:f27, which policy keeps out");
    }

    private static JsonNode decision(JsonNode event, String artifact) {
        for (JsonNode decision : event.path("decisions")) {
            if (decision.path("artifact").asText().equals(artifact)) {
                return decision;
            }
        }
        throw new AssertionError("no decision on " + artifact);
    }

    @Test
    void aLargePlanWaitsUntilItIsApproved() {
        town.send(Town.specChange("planning-4", "maple", "f27"));
        String id = waitsForApproval("planning-4");

        CommandRun approved = run("approve", id);

        assertThat(approved.exit()).as(approved.err()).isZero();
        assertThat(approved.out()).contains("Event " + id + ": 6 builds released: many-a:f27,");
        assertThat(town.eventIn("COMPLETE", "planning-4").path("state_reason").asText())
                .startsWith("All 6 rebuilt. Approved by " + System.getProperty("user.name"));
        assertThat(run("approve", id).out()).contains("was approved before");
        for (List<String> command :
                List.of(List.of("approve"), List.of("replan"), List.of("retry"), List.of("retry", "--event"))) {
            CommandRun refused =
                    run(Stream.concat(command.stream(), Stream.of("99999")).toArray(String[]::new));
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.mistakes())
                    .singleElement()
                    .asString()
                    .contains("There is no ", " 99999; the newest one is ", " lists those that are kept.");
        }
        goesThroughAPlanDry();
    }

    /** The id of the event of a message that must not be carried out yet. */
    private String waitsForApproval(String message) {
        await().atMost(Duration.ofSeconds(25))
                .untilAsserted(() -> assertThat(
                                town.event(message).path("state_reason").asText())
                        .startsWith("6 builds are planned, and plans of more than 4 wait for approval")
                        .contains("./freshmaker approve "
                                + town.event(message).path("id").asText() + " "));
        JsonNode event = town.event(message);
        assertThat(event.path("state_name").asText()).isEqualTo("INITIALIZED");
        return event.path("id").asText();
    }

    /** After the other, as both are for the same modules. */
    private void goesThroughAPlanDry() {
        town.send(Town.specChange("planning-5", "moss", "f27"));
        String id = waitsForApproval("planning-5");

        assertThat(run("approve", id, "--dry-run").exit()).isZero();

        JsonNode event = town.eventIn("COMPLETE", "planning-5");
        assertThat(event.path("dry_run").asBoolean()).isTrue();
        assertThat(event.path("state_reason").asText()).startsWith("Dry run: 6 builds, nothing was submitted.");
        JsonNode dry = build(event, "many-b");
        assertThat(dry.path("state_name").asText()).isEqualTo("DONE");
        assertThat(dry.path("state_reason").asText()).isEqualTo("Dry run: nothing was submitted.");
        assertThat(dry.path("build_id").isNull()).isTrue();
        assertThat(town.submissions("many-b")).hasSize(1);
    }

    @Test
    void aPausedBuildSystemGetsTwoCausesInOneBuildWhenItIsResumed() {
        assertThat(run("pause", "mbs", "--reason", "MBS is moved").out())
                .startsWith("mbs is paused since ")
                .contains(" by " + System.getProperty("user.name") + ": MBS is moved.");
        try {
            town.send(Town.specChange("planning-6", "holly", "f27"));
            town.send(Town.specChange("planning-7", "hazel", "f27"));
            town.eventIn("BUILDING", "planning-6");
            JsonNode paused = build(town.eventIn("BUILDING", "planning-7"), "held");
            assertThat(paused.path("state_reason").asText()).startsWith("mbs is paused since ");
            assertThat(paused.path("causes"))
                    .extracting(cause -> cause.path("constituent").asText())
                    .containsExactlyInAnyOrder("rpm:holly:f27", "rpm:hazel:f27");
            town.stop();
            town.start();
            assertThat(town.submissions("held")).isEmpty();
            assertThat(run("pause", "copr").exit()).isEqualTo(2);
        } finally {
            assertThat(run("resume").out()).isEqualToIgnoringNewLines("mbs goes on.");
        }
        town.eventIn("COMPLETE", "planning-6");
        town.eventIn("COMPLETE", "planning-7");
        assertThat(town.submissions("held")).hasSize(1);
    }

    @Test
    void whatComesOverBothBusesOfABridgeIsOne() {
        var commit = UUID.randomUUID();
        for (var envelope : List.of(Envelope.FEDMSG, Envelope.FEDORA_MESSAGING)) {
            BusMessage message = Town.specChange("planning-8-" + envelope.label(), "birch", "f27", commit);
            town.send(message, envelope, "org.fedoraproject.prod.");
        }
        await().atMost(Duration.ofSeconds(25))
                .until(() -> Stream.of(Envelope.FEDMSG, Envelope.FEDORA_MESSAGING)
                        .anyMatch(envelope -> town.event("planning-8-" + envelope.label())
                                .path("state_name")
                                .asText()
                                .equals("COMPLETE")));
        assertThat(town.get("/api/2/events/?search_key=rpms/birch:f27").path("items"))
                .hasSize(1);
        assertThat(town.submissions("bridged")).hasSize(1);
    }
}
