package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Town.PLATFORM;
import static io.freshmaker.acceptance.Town.build;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.sandbox.Faults.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every answer of MBS has its consequence, and none makes a second build. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MbsTroubleTest {

    private static final String BUILDS = "/module-builds/";

    private Town town;

    @BeforeAll
    void startsTheTown(@TempDir Path directory) {
        town = new Town(directory).with("freshmaker.mbs.timeout", "2").base("platform", "f27");
        for (String name :
                new String[] {"away", "lost", "never", "crash", "token", "clash", "late", "busy", "gone", "stuck"}) {
            town.module("mod-" + name, "f27", PLATFORM, Map.of("rpm-" + name, "f27"));
        }
        town.distGit.commit("modules", "mod-gone", "f27", Map.of("mod-gone.yaml", "no modulemd"), "Break it", "jane");
        town.start();
        town.send(Town.specChange("trouble-none", "cowsay", "f27"));
        town.eventIn("SKIPPED", "trouble-none");
    }

    @AfterEach
    void endsTheTrouble() {
        town.mbs.faults().clear();
    }

    @AfterAll
    void stopsTheTown() {
        town.close();
    }

    private JsonNode rebuild(String name) {
        town.send(Town.specChange("trouble-" + name, "rpm-" + name, "f27"));
        return town.eventIn("COMPLETE", "trouble-" + name);
    }

    private void assertOneBuildAtMbs(String name) {
        assertThat(town.bumps("mod-" + name, "f27")).hasSize(1);
        assertThat(town.submissions("mod-" + name))
                .filteredOn(sent -> sent.status() == 201)
                .hasSize(1);
    }

    @Test
    void waitsForAnMbsThatIsAway() {
        town.mbs.stopListening();
        town.send(Town.specChange("trouble-away", "rpm-away", "f27"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(town.event("trouble-away")
                                .path("builds")
                                .path(0)
                                .path("state_reason")
                                .asText())
                        .contains("Tried"));
        assertThat(town.event("trouble-away").path("state_name").asText()).isEqualTo("BUILDING");
        assertThat(town.broker().deadLetters()).isZero();

        town.mbs.startListening();

        town.eventIn("COMPLETE", "trouble-away");
        assertOneBuildAtMbs("away");
    }

    @Test
    void adoptsTheBuildWhoseAnswerWasLost() {
        town.mbs.faults().next(1, "POST", BUILDS, Kind.LOST_AFTER_WORK);
        rebuild("lost");
        assertOneBuildAtMbs("lost");
        assertThat(town.submissions("mod-lost")).hasSize(1);
    }

    @Test
    void adoptsTheBuildWhoseAnswerCameTooLate() {
        town.mbs.faults().slow(1, "POST", BUILDS, Duration.ofSeconds(4));
        rebuild("late");
        assertOneBuildAtMbs("late");
        assertThat(town.submissions("mod-late")).hasSize(1);
    }

    @Test
    void sendsAgainWhatCertainlyDidNotArrive() {
        town.mbs.faults().next(1, "POST", BUILDS, Kind.LOST_BEFORE_WORK);
        rebuild("never");
        assertOneBuildAtMbs("never");
        assertThat(town.submissions("mod-never")).hasSize(2);
    }

    @Test
    void looksItUpAfterACrashOfMbs() {
        town.mbs.faults().next(1, "POST", BUILDS, Kind.CRASH_500);
        rebuild("crash");
        assertOneBuildAtMbs("crash");
    }

    @Test
    void looksItUpBeforeItSendsAgainWhatAProxyRefused() {
        town.mbs.faults().next(1, "POST", BUILDS, Kind.UNAVAILABLE_503);
        town.send(Town.specChange("trouble-busy", "rpm-busy", "f27"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(town.event("trouble-busy")
                                .at("/builds/0/state_reason")
                                .asText())
                        .contains("503"));
        town.eventIn("COMPLETE", "trouble-busy");
        assertOneBuildAtMbs("busy");
        assertThat(town.submissions("mod-busy")).hasSize(2);
    }

    @Test
    void keepsTryingWhileTheTokenIsNotAccepted() {
        town.mbs.faults().next(2, "POST", BUILDS, Kind.UNAUTHORIZED_401);
        rebuild("token");
        assertOneBuildAtMbs("token");
        assertThat(town.submissions("mod-token")).hasSize(3);
    }

    @Test
    void bumpsAgainWhenItsVersionBelongsToAnotherCommit() {
        town.mbs.faults().next(1, "POST", BUILDS, Kind.CONFLICT_409);
        rebuild("clash");
        assertThat(town.bumps("mod-clash", "f27")).hasSize(2);
        assertThat(town.submissions("mod-clash"))
                .filteredOn(sent -> sent.status() == 201)
                .hasSize(1);
    }

    @Test
    void cancelsAtMbsWhatSomebodyCancelsHereAlsoWhenMbsStumbles() {
        town.mbs.stuck("mod-stuck");
        town.mbs.faults().next(1, "PATCH", BUILDS, Kind.UNAVAILABLE_503);
        town.send(Town.specChange("trouble-stuck", "rpm-stuck", "f27"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(build(town.event("trouble-stuck"), "mod-stuck")
                                .path("state_reason")
                                .asText())
                        .endsWith(": build."));
        long event = town.event("trouble-stuck").path("id").asLong();

        JsonNode canceled = town.patch("/api/1/events/" + event, "{\"action\": \"cancel\"}");

        assertThat(canceled.path("state_name").asText()).isEqualTo("CANCELED");
        assertThat(build(canceled, "mod-stuck").path("state_reason").asText())
                .isEqualTo("Being canceled at mbs, asked for by anonymous.");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(build(town.event("trouble-stuck"), "mod-stuck")
                                .path("state_name")
                                .asText())
                        .isEqualTo("CANCELED"));
        assertThat(build(town.event("trouble-stuck"), "mod-stuck")
                        .path("state_reason")
                        .asText())
                .isEqualTo("Canceled by anonymous.");
    }

    @Test
    void failsTheBuildInMbsOwnWordsWhenItIsRefusedForGood() {
        town.send(Town.specChange("trouble-gone", "rpm-gone", "f27"));
        JsonNode event = town.eventIn("FAILED", "trouble-gone");
        assertThat(build(event, "mod-gone").path("state_reason").asText()).contains("modulemd");
        assertThat(build(event, "mod-gone").path("build_id").isNull()).isTrue();
        assertThat(town.submissions("mod-gone")).hasSize(1).allMatch(sent -> sent.status() == 422);
    }
}
