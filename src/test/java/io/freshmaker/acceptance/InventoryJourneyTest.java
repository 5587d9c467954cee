package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Town.PLATFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshmaker.CommandRun;
import io.freshmaker.sandbox.Faults.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What MBS builds and withdraws, the inventory follows: by the bus, and without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InventoryJourneyTest {

    private Town town;

    @BeforeAll
    void startsTheTown(@TempDir Path directory) {
        town = new Town(directory)
                .with("freshmaker.inventory.page", "3")
                .with("freshmaker.inventory.end-of-life", "ended:*")
                .base("platform", "f27")
                .module("heard", "f27", PLATFORM, Map.of("apple", "f27"))
                .module("missed", "f27", PLATFORM, Map.of("pear", "f27"))
                .module("withdrawn", "f27", PLATFORM, Map.of("plum", "f27"))
                .module("own", "f27", PLATFORM, Map.of("quince", "f27"))
                .module("ended", "f27", PLATFORM, Map.of("medlar", "f27"))
                .start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                town.health("inventory").path("message").asText())
                        .contains("mbs, filled"));
    }

    @AfterAll
    void stopsTheTown() {
        town.close();
    }

    private CommandRun inventory(String command, String... words) {
        String[] all = new String[words.length + 4];
        all[0] = "inventory";
        all[1] = command;
        System.arraycopy(words, 0, all, 2, words.length);
        all[all.length - 2] = "-D";
        all[all.length - 1] = "freshmaker.data=" + town.data();
        return CommandRun.of(all);
    }

    private void awaitShown(String artifact, String words) {
        await().atMost(Duration.ofSeconds(25))
                .untilAsserted(
                        () -> assertThat(inventory("show", artifact).out()).contains(words));
    }

    /** One after the other: what is lost for one test would be lost for all. */
    @Test
    void followsWhatMbsBuildsAndWithdraws() {
        learnsFromTheBusAtOnce();
        forgetsWhatIsWithdrawn();
        findsWhatItMissed();
        learnsOurOwnBuildsWithoutAnyMessage();
        assertThat(inventory("show", "module:ended:f27").err())
                .contains("because of freshmaker.inventory.end-of-life (ended:*)");
    }

    private void learnsFromTheBusAtOnce() {
        town.mbs.faults().next(2, "GET", "/module-builds/", Kind.CRASH_500);
        town.builtBySomebody("heard", "f27", PLATFORM, Map.of("cherry", "f27"));
        awaitShown("module:heard:f27", "rpm:cherry:f27");
        assertThat(town.mbs.faults().hits(Kind.CRASH_500)).isEqualTo(2);
        town.send(Town.specChange("inventory-1", "cherry", "f27"));
        town.send(Town.specChange("inventory-2", "apple", "f27"));

        assertThat(Town.build(town.eventIn("COMPLETE", "inventory-1"), "heard")
                        .path("state_name")
                        .asText())
                .isEqualTo("DONE");
        town.eventIn("SKIPPED", "inventory-2");
    }

    private void forgetsWhatIsWithdrawn() {
        town.mbs.discard("withdrawn", "f27");
        awaitShown("module:withdrawn:f27", "because MBS has no ready build of it any more");
    }

    private void findsWhatItMissed() {
        town.mute();
        town.builtBySomebody("missed", "f27", PLATFORM, Map.of("grape", "f27"));
        town.mbs.discard("heard", "f27");
        town.mbs.faults().next(1, "GET", "/module-builds/", Kind.UNAVAILABLE_503);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(inventory("sync").out()).contains("learned module:missed:f27 (missed-f27-"));

        CommandRun again = inventory("sync");
        assertThat(again.exit()).isZero();
        assertThat(again.out())
                .contains("Reconciling the inventory with mbs", "  page ", "Reconciled: nothing to correct.");
        assertThat(inventory("show", "module:missed:f27").out())
                .contains("rpm:grape:f27")
                .doesNotContain("rpm:pear");
        assertThat(inventory("show", "module:heard:f27").out()).contains("because MBS has no ready build");
        assertThat(town.health("inventory").path("message").asText())
                .contains("reconciled ", "s ago: nothing to correct.");
        assertThat(town.metrics())
                .contains("freshmaker_inventory_corrections_total{kind=\"learned\"} 1.0")
                .contains("freshmaker_inventory_corrections_total{kind=\"removed\"} 1.0");
    }

    private void learnsOurOwnBuildsWithoutAnyMessage() {
        String before = inventory("show", "module:own:f27").out();
        town.send(Town.specChange("inventory-3", "quince", "f27"));
        String rebuilt = Town.build(town.eventIn("COMPLETE", "inventory-3"), "own")
                .path("rebuilt_nvr")
                .asText();
        assertThat(before).doesNotContain(rebuilt.replaceFirst("\\.[0-9a-f]+$", ""));
        awaitShown("module:own:f27", rebuilt.replaceFirst("\\.[0-9a-f]+$", ""));
    }
}
