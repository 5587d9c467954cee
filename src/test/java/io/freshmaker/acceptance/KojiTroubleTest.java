package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Harbour.reason;
import static io.freshmaker.acceptance.Town.build;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.sandbox.koji.HubFaults.Kind;
import io.freshmaker.sandbox.koji.ReceivedOrder;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every trouble of Koji has its consequence, and none makes a second task. No message of Koji arrives here, and it takes
 * one build at a time: all is done by asking.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KojiTroubleTest {

    private static final Duration LONGEST = Duration.ofSeconds(25);

    private Harbour harbour;

    @BeforeAll
    void startsTheTown(@TempDir Path directory) {
        harbour = new Harbour(directory).with("freshmaker.koji.budget", "1");
        harbour.town.mute();
        for (String name : new String[] {
            "lost", "never", "offline", "away", "open", "first", "bugfix", "security", "gone", "late", "stop"
        }) {
            harbour.rpm(name, "1-1.fc27", name + "-libs").image(name + "-image", null, name + "-libs");
        }
        harbour.image("security-app", "security-image").start();
    }

    @AfterEach
    void endsTheTrouble() {
        harbour.koji.faults().clear();
        assertThat(harbour.koji.duplicates()).isEmpty();
    }

    @AfterAll
    void stopsTheTown() {
        harbour.close();
    }

    private void ship(String name, String type) {
        harbour.ship(name, type, harbour.newer(name, "1-2.fc27", name + "-libs"));
    }

    private JsonNode shipped(String name) {
        ship(name, "bugfix");
        return harbour.town.eventIn("COMPLETE", name);
    }

    private void awaitReason(String name, String words) {
        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(reason(harbour.town.event(name), name + "-image"))
                        .contains(words));
    }

    private List<ReceivedOrder> tasks(String name) {
        return harbour.orders(name + "-image").stream()
                .filter(order -> order.task() > 0)
                .toList();
    }

    @Test
    void adoptsTheTaskWhoseAnswerWasLost() {
        harbour.koji.faults().next(1, "buildContainer", Kind.LOST_AFTER_WORK);

        JsonNode event = shipped("lost");

        assertThat(harbour.orders("lost-image")).singleElement().satisfies(order -> {
            assertThat(order.lost()).isTrue();
            assertThat(order.task())
                    .isEqualTo(build(event, "lost-image").path("build_id").asLong());
        });
    }

    @Test
    void sendsAgainWithTheSameTokenWhatCertainlyDidNotArrive() {
        harbour.koji.faults().next(1, "buildContainer", Kind.LOST_BEFORE_WORK);

        shipped("never");

        assertThat(harbour.orders("never-image")).hasSize(2);
        assertThat(tasks("never")).hasSize(1);
        assertThat(harbour.orders("never-image").get(0).token())
                .isEqualTo(harbour.orders("never-image").get(1).token());
    }

    @Test
    void waitsForAHubThatIsOffline() {
        harbour.koji.faults().next(2, "buildContainer", Kind.OFFLINE_1014);

        shipped("offline");

        assertThat(harbour.koji.faults().hits(Kind.OFFLINE_1014)).isEqualTo(2);
        assertThat(tasks("offline")).hasSize(1);
    }

    @Test
    void waitsForAHubThatTakesNoConnectionsBeforeItIsAsked() {
        harbour.command("pause", "koji");
        ship("away", "bugfix");
        awaitReason("away", "koji is paused");
        harbour.koji.stopListening();
        harbour.command("resume", "koji");
        awaitReason("away", "Koji can't be reached");
        harbour.koji.startListening();

        harbour.town.eventIn("COMPLETE", "away");
        assertThat(tasks("away")).hasSize(1);
    }

    @Test
    void waitsForAHubThatTakesNoConnectionsWhileItBuilds() {
        harbour.koji.script().stuck("open-image");
        ship("open", "bugfix");
        awaitReason("open", "Building as koji task ");
        harbour.koji.stopListening();
        awaitReason("open", "Koji can't be reached");
        harbour.koji.letGo("open-image");
        harbour.koji.startListening();

        harbour.town.eventIn("COMPLETE", "open");
        assertThat(tasks("open")).hasSize(1);
    }

    @Test
    void cancelsATaskWhoseDeadlineHasPassedBeforeItFailsTheBuild() throws SQLException {
        harbour.koji.script().stuck("late-image");
        ship("late", "bugfix");
        awaitReason("late", "Building as koji task ");
        deadlinePassed();

        JsonNode event = harbour.town.eventIn("FAILED", "late");

        long task = tasks("late").get(0).task();
        assertThat(reason(event, "late-image"))
                .isEqualTo("No end within 24 hours at koji; task " + task + " is canceled there.");
        assertThat(harbour.koji.taskState(task)).isEqualTo("CANCELED");
        assertThat(tasks("late")).hasSize(1);
    }

    @Test
    void cancelsTheTaskOfABuildThatSomebodyCancels() {
        harbour.koji.script().stuck("stop-image");
        ship("stop", "bugfix");
        awaitReason("stop", "Building as koji task ");
        long build = build(harbour.town.event("stop"), "stop-image").path("id").asLong();

        harbour.town.patch("/api/2/builds/" + build, "{\"action\": \"cancel\", \"reason\": \"too early\"}");

        JsonNode event = harbour.town.eventIn("CANCELED", "stop");
        long task = tasks("stop").get(0).task();
        assertThat(reason(event, "stop-image"))
                .isEqualTo("Canceled by anonymous. Their reason: too early. task " + task + " is canceled there.");
        assertThat(harbour.koji.taskState(task)).isEqualTo("CANCELED");
    }

    /** Of whatever is in flight, which is the one build. */
    private void deadlinePassed() throws SQLException {
        String url = "jdbc:hsqldb:file:" + Path.of(harbour.town.data(), "db", "freshmaker") + ";ifexists=true";
        try (var connection = DriverManager.getConnection(url, "sa", "")) {
            connection
                    .createStatement()
                    .executeUpdate("update submissions set deadline_at = current_timestamp where step = 4");
        }
    }

    @Test
    void leavesWhatItHasToAKojiThatIsConfiguredAgain() {
        harbour.koji.script().stuck("gone-image");
        ship("gone", "bugfix");
        awaitReason("gone", "Building as koji task ");

        harbour.town.stop();
        harbour.withoutKoji().town.start();
        harbour.koji.letGo("gone-image");
        awaitReason("gone", "koji is not configured: set freshmaker.koji.url.");
        assertThat(harbour.town.health("held-builds").path("message").asText())
                .contains("Builds that wait for it: 0 planned, 1 in flight.");
        harbour.town.stop();
        harbour.withKoji().start();

        harbour.town.eventIn("COMPLETE", "gone");
        assertThat(tasks("gone")).hasSize(1);
    }

    @Test
    void buildsWhatMendsSecurityFirst() {
        harbour.koji.script().stuck("first-image");
        ship("first", "bugfix");
        awaitReason("first", "Building as koji task ");
        ship("bugfix", "bugfix");
        harbour.town.eventIn("BUILDING", "bugfix");
        ship("security", "security");
        harbour.town.eventIn("BUILDING", "security");
        assertThat(harbour.orders("bugfix-image")).isEmpty();

        harbour.koji.letGo("first-image");

        harbour.town.eventIn("COMPLETE", "bugfix");
        harbour.town.eventIn("COMPLETE", "security");
        assertThat(tasks("bugfix").get(0).task())
                .isGreaterThan(harbour.orders("security-app").get(0).task());
    }
}
