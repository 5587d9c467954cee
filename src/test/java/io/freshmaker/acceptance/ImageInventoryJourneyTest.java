package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.CommandRun;
import io.freshmaker.sandbox.koji.HubFaults.Kind;
import io.freshmaker.sandbox.koji.HubStock;
import io.freshmaker.sandbox.koji.ImageRecipe;
import io.freshmaker.sandbox.koji.ImportedBuild;
import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is tagged and untagged at Koji, the inventory follows: by the bus, and without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageInventoryJourneyTest {

    private static final String TAG = "f27-container-candidate";
    private static final ImageRecipe BASE = ImageRecipe.of("fedora-base", "f27").packages("openssl-libs");
    private static final ImageRecipe HTTPD =
            ImageRecipe.of("httpd-container", "f27").from("fedora-base").packages("perl-libs", "ruby-libs");

    private final AtomicBoolean mute = new AtomicBoolean(true);
    private KojiStandIn koji;
    private HubStock stock;
    private Town town;

    @BeforeAll
    void startsTheTown(@TempDir Path directory) {
        koji = KojiStandIn.start(KojiOptions.usual(), this::announce, hub -> stock(hub.stock()));
        stock = koji.stock();
        koji.faults().next(3, "multiCall", Kind.OFFLINE_1014);
        town = new Town(directory)
                .base("platform", "f27")
                .with("freshmaker.koji.url", koji.url())
                .with("freshmaker.images.tags", TAG)
                .with("freshmaker.images.page", "1")
                .with("freshmaker.images.pause", "0");
        town.start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inventory()).contains("2 builds from koji, filled"));
        mute.set(false);
    }

    private static void stock(HubStock stock) {
        stock.tag(TAG);
        stock.target(TAG, "f27-build", TAG);
        stock.tag("f27-build", "f27");
        stock.rpm("openssl", "1:1.1.0f-9.fc27", "openssl-libs").tag("f27");
        ImportedBuild perl =
                stock.rpm("perl", "5.26-1.module_f27+1+c2c572ec", "perl-libs").tag("f27");
        stock.module("perl:5.26:20180123171544:c2c572ec", 7, perl);
        stock.rpm("ruby", "2.5-1.module_bd16c34d", "ruby-libs").tag("f27").tag("module-0123456789abcdef");
        stock.importBuilt(BASE);
        stock.importBuilt(HTTPD);
    }

    private void announce(String topic, JsonNode msg) {
        if (!mute.get()) {
            town.send(Town.message(UUID.randomUUID().toString(), topic, msg));
        }
    }

    @AfterAll
    void stopsTheTown() {
        town.close();
        koji.close();
    }

    private String inventory() {
        return town.health("inventory").path("message").asText();
    }

    private CommandRun command(String... words) {
        String[] all = new String[words.length + 3];
        all[0] = "inventory";
        System.arraycopy(words, 0, all, 1, words.length);
        all[all.length - 2] = "-D";
        all[all.length - 1] = "freshmaker.data=" + town.data();
        return CommandRun.of(all);
    }

    private void awaitShown(String image, String words) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                command("show", "image:" + image + ":f27").out())
                        .contains(words));
    }

    /** One after the other: what is lost for one test would be lost for all. */
    @Test
    void followsWhatKojiTags() {
        wasFilledAlthoughKojiWasAwayInTheMiddle();
        learnsFromTheBusAtOnce();
        goesBackToWhatIsLeftInTheTag();
        findsWhatItMissed();
    }

    private void wasFilledAlthoughKojiWasAwayInTheMiddle() {
        assertThat(koji.faults().hits(Kind.OFFLINE_1014)).isEqualTo(3);
        assertThat(command("show", "image:httpd-container:f27").out())
                .contains(
                        "httpd-container-0-1.f27container",
                        "fedora-base:f27",
                        "rpm openssl-libs 1:1.1.0f-9.fc27 (x86_64)")
                .contains("rpm perl-libs 5.26-1.module_f27+1+c2c572ec of module perl:5.26 (x86_64)")
                .contains("rpm ruby-libs 2.5-1.module_bd16c34d of module ? (x86_64)");
    }

    private void learnsFromTheBusAtOnce() {
        stock.rpm("openssl", "1:1.1.0h-3.fc27", "openssl-libs").tag("f27");
        koji.faults().next(1, "multiCall", Kind.BAD_GATEWAY_502);
        stock.importBuilt(BASE);
        awaitShown("fedora-base", "fedora-base-0-2.f27container");
    }

    private void goesBackToWhatIsLeftInTheTag() {
        stock.untagBuild("fedora-base-0-2.f27container", TAG);
        awaitShown("fedora-base", "newest build: fedora-base-0-1.f27container");
        stock.untagBuild("httpd-container-0-1.f27container", TAG);
        awaitShown("httpd-container", "left ");
        stock.tagBuild("fedora-base-0-2.f27container", TAG);
        awaitShown("fedora-base", "newest build: fedora-base-0-2.f27container");
    }

    private void findsWhatItMissed() {
        mute.set(true);
        stock.importBuilt(HTTPD);
        stock.untagBuild("fedora-base-0-2.f27container", TAG);
        stock.untagBuild("fedora-base-0-1.f27container", TAG);
        CommandRun synced = command("sync");

        assertThat(synced.out())
                .contains("Reconciling the inventory with mbs", "Reconciling the inventory with koji")
                .contains("learned image:httpd-container:f27 (httpd-container-0-2.f27container)");
        assertThat(inventory()).contains("reconciled ");
        assertThat(town.metrics()).contains("freshmaker_inventory_corrections_total{kind=\"learned\"}");
    }
}
