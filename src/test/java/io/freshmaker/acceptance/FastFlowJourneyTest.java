package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Harbour.decision;
import static io.freshmaker.acceptance.Harbour.reason;
import static io.freshmaker.acceptance.Harbour.state;
import static io.freshmaker.acceptance.Town.build;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.sandbox.koji.HubStock;
import io.freshmaker.sandbox.koji.ImageRecipe;
import io.freshmaker.sandbox.koji.ImportedBuild;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Rpms are signed, and what holds them is rebuilt on composes before they are shipped; all go at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FastFlowJourneyTest {

    private static final int CAUSES = 10;

    private ComposeYard yard;
    private Harbour harbour;
    private ImportedBuild openssl;
    private ImportedBuild curl;
    private ImportedBuild lz4;

    @BeforeAll
    void signsEverything(@TempDir Path directory) {
        yard = new ComposeYard(directory);
        harbour = yard.harbour;
        harbour.rpm("openssl", "1:1.1.0g-1.fc27", "openssl", "openssl-libs")
                .image("chain-base", null, "openssl-libs")
                .image("chain-app", "chain-base", "openssl")
                .rpm("zlib", "1.2.11-4.fc27", "zlib")
                .image("fail-base", null, "zlib")
                .image("fail-app", "fail-base")
                .rpm("pcre", "8.41-3.fc27", "pcre")
                .image("quiet-image", null, "pcre")
                .rpm("xz", "5.2.3-4.fc27", "xz-libs")
                .image("renewed-base", null, "xz-libs")
                .image("renewed-app", "renewed-base")
                .rpm("curl", "7.55.1-9.fc27", "libcurl")
                .image("equal-image", null, "libcurl");
        List<String> many = new ArrayList<>();
        for (int i = 1; i <= CAUSES; i++) {
            harbour.rpm("part" + i, "1-1.fc27", "part" + i);
            many.add("part" + i);
        }
        harbour.image("window-image", null, many.toArray(String[]::new));
        fedora28();
        openssl = yard.signed("openssl", "1:1.1.0h-3.fc27", "openssl", "openssl-libs");
        curl = yard.signed("curl", "7.55.1-10.fc27", "libcurl");
        ImportedBuild zlib = yard.signed("zlib", "1.2.11-5.fc27", "zlib");
        ImportedBuild pcre = yard.signed("pcre", "8.41-4.fc27", "pcre");
        ImportedBuild xz = yard.signed("xz", "5.2.3-5.fc27", "xz-libs");
        HubStock stock = harbour.koji.stock();
        ImportedBuild nginx =
                stock.rpm("nginx", "1.12.1-9.fc28", "nginx", "nginx-core").sign(ComposeYard.KEY);
        lz4 = stock.rpm("lz4", "1.8.1-1.fc28", "lz4-libs");
        stock.sign(lz4.nvr(), ComposeYard.KEY, 1);
        yard.silence("pcre");
        yard.script().fail("zlib", "Pungi failed: no space left.");
        harbour.start();
        harbour.koji.script().stuck("renewed-base");
        harbour.koji.script().fail("equal-image", "The RUN command failed.");

        yard.tell("renewed", xz);
        yard.tell("chain", openssl);
        yard.tell("fail", zlib);
        yard.tell("quiet", pcre);
        yard.tell("equal", curl);
        yard.tellSignature("nginx-1", nginx, "nginx-core", "x86_64");
        yard.tellSignature("nginx-2", nginx, "nginx", "aarch64");
        yard.tellSignature("lz4-1", lz4, "lz4-libs", "x86_64");
        for (int i = 1; i < CAUSES; i++) {
            harbour.ship("part" + i, "bugfix", harbour.newer("part" + i, "1-2.fc27", "part" + i));
        }
    }

    private void fedora28() {
        HubStock stock = harbour.koji.stock();
        stock.rpm("nginx", "1.12.1-8.fc28", "nginx", "nginx-core").tag(Harbour.F28);
        stock.rpm("lz4", "1.8.0-1.fc28", "lz4-libs").tag(Harbour.F28);
        harbour.image(ImageRecipe.of("gathered-image", Harbour.F28).packages("nginx-core"))
                .image(ImageRecipe.of("half-image", Harbour.F28).packages("lz4-libs"));
    }

    @AfterAll
    void stopsTheYard() {
        yard.close();
        assertThat(harbour.koji.duplicates()).isEmpty();
    }

    private JsonNode ended(String id) {
        return harbour.town.eventIn("COMPLETE", id);
    }

    private static JsonNode eventually(Supplier<JsonNode> asked, String pointer, String expected) {
        await().atMost(Duration.ofSeconds(25))
                .untilAsserted(
                        () -> assertThat(asked.get().at(pointer).asText()).contains(expected));
        return asked.get();
    }

    @Test
    void whatIsSignedIsBuiltOnItsComposeAndLeftAloneWhenItIsShipped() {
        JsonNode event = ended("chain");
        assertThat(event.path("state_reason").asText()).isEqualTo("All 2 rebuilt.");
        List<JsonNode> composes = yard.composes(event);
        assertThat(composes).hasSize(1);
        JsonNode compose = composes.get(0);
        assertThat(compose.path("state_name").asText()).isEqualTo("done");
        assertThat(compose.path("source").asText()).isEqualTo("f27-updates-testing-pending");
        assertThat(compose.path("packages").toString()).isEqualTo("[\"openssl\",\"openssl-libs\"]");
        assertThat(compose.path("builds")).hasSize(2);
        for (String image : List.of("chain-base", "chain-app")) {
            JsonNode build = build(event, image);
            assertThat(build.path("odcs_composes").path(0).asLong())
                    .isEqualTo(compose.path("compose_id").asLong());
            assertThat(build.at("/build_args/yum_repourls").toString())
                    .isEqualTo("[" + compose.path("result_repofile") + "]");
            assertThat(harbour.koji.stock().contents(build.path("rebuilt_nvr").asText(), "x86_64"))
                    .contains("openssl-libs-1.1.0h-3.fc27");
        }
        assertThat(build(event, "chain-app").at("/build_args/parent").asText())
                .isEqualTo(build(event, "chain-base").path("rebuilt_nvr").asText());

        harbour.ship("chain-shipped", "bugfix", openssl);

        JsonNode shipped = harbour.town.eventIn("SKIPPED", "chain-shipped");
        assertThat(shipped.path("builds")).isEmpty();
        assertThat(decision(shipped, "chain-app").path("reason").asText())
                .contains(build(event, "chain-app").path("rebuilt_nvr").asText(), "holds openssl");
    }

    @Test
    void aComposeThatFailsEachTimeFailsWhatWaitsForIt() {
        JsonNode event = harbour.town.eventIn("FAILED", "fail");

        assertThat(state(event, "fail-base")).isEqualTo("FAILED");
        assertThat(reason(event, "fail-base")).contains("Pungi failed: no space left.", "tried 2 times");
        assertThat(state(event, "fail-app")).isEqualTo("FAILED");
        assertThat(reason(event, "fail-app")).contains("fail-base");
        assertThat(yard.made("zlib")).hasSize(2);
        assertThat(harbour.orders("fail-base")).isEmpty();
        List<JsonNode> composes = yard.composes(event);
        assertThat(composes.get(1).path("renews").asLong())
                .isEqualTo(composes.get(0).path("id").asLong());
        assertThat(composes.get(1).path("attempt").asInt()).isEqualTo(2);
        assertThat(composes.get(0).path("states").toString()).contains("Pungi failed");
        await().atMost(Duration.ofSeconds(25))
                .untilAsserted(() -> assertThat(harbour.town.metrics())
                        .containsPattern("freshmaker_composes_at_odcs\\{state=\"failed\"} 2")
                        .containsPattern("freshmaker_composes_renewed [12]"));
        assertThat(harbour.town.metrics())
                .containsPattern("freshmaker_compose_requests_total\\{outcome=\"accepted\",request=\"ask\"} [1-9]");
    }

    @Test
    void aComposeOfWhichNoMessageSaysThatItIsDoneIsDoneAllTheSame() {
        assertThat(state(ended("quiet"), "quiet-image")).isEqualTo("DONE");
        assertThat(yard.made("pcre")).hasSize(1);
    }

    @Test
    void aComposeThatIsGoneBeforeTheNextBuildIsMadeAnew() {
        await().atMost(Duration.ofSeconds(25))
                .until(() -> harbour.orders("renewed-base").stream().anyMatch(order -> order.task() > 0));
        long gone = yard.made("xz-libs").get(0);
        yard.odcs.remove(gone);
        await().atMost(Duration.ofSeconds(25))
                .untilAsserted(() -> assertThat(yard.made("xz-libs")).hasSize(2));
        harbour.koji.letGo("renewed-base");

        JsonNode event = ended("renewed");
        long renewed = yard.made("xz-libs").get(1);
        assertThat(event.path("state_reason").asText()).isEqualTo("All 2 rebuilt.");
        assertThat(build(event, "renewed-app").path("odcs_composes").toString()).isEqualTo("[" + renewed + "]");
        assertThat(build(event, "renewed-app").path("composes")).hasSize(2);
        assertThat(yard.composes(event).get(0).path("state_name").asText()).isEqualTo("removed");
        assertThat(yard.composes(event).get(0).path("builds")).hasSize(2);
    }

    @Test
    void whatTwoEventsNeedAlikeIsMadeOnce() {
        harbour.town.eventIn("FAILED", "equal");
        harbour.koji.script().clear("equal-image");

        yard.tell("equal-again", curl);

        JsonNode event = ended("equal-again");
        assertThat(state(event, "equal-image")).isEqualTo("DONE");
        assertThat(yard.made("libcurl")).hasSize(1);
        assertThat(yard.composes(event)).hasSize(1);
        assertThat(yard.composes(event).get(0).path("builds")).hasSize(2);
    }

    @Test
    void signaturesAreGatheredInAnyOrderAndWithGaps() {
        JsonNode done =
                eventually(() -> harbour.town.get("/api/2/builds/?name=gathered-image"), "/items/0/state_name", "DONE");

        assertThat(done.path("items")).hasSize(1);
        JsonNode compose = harbour.town.get(done.at("/items/0/composes/0/url").asText());
        assertThat(compose.path("source_type_name").asText()).isEqualTo("build");
        assertThat(compose.path("builds_in").toString()).isEqualTo("[\"nginx-1.12.1-9.fc28\"]");
        assertThat(compose.path("sigkeys").toString()).isEqualTo("[\"" + ComposeYard.KEY + "\"]");
    }

    @Test
    void whatIsSignedInPartWaitsInSightUntilItIsSignedWhole() {
        String waiting = "/api/2/signings/?nvr=" + lz4.nvr();
        eventually(() -> harbour.town.get(waiting), "/items/0/state_reason", "1 of 3 rpms");
        assertThat(harbour.orders("half-image")).isEmpty();
        assertThat(harbour.town.health("signings").path("message").asText())
                .isEqualTo("1 build is not known to be signed whole: " + lz4.nvr() + " (1 of 3 rpms).");

        lz4.sign(ComposeYard.KEY);

        eventually(() -> harbour.town.get(waiting), "/items/0/state_name", "SIGNED");
        eventually(() -> harbour.town.get("/api/2/builds/?name=half-image"), "/items/0/state_name", "DONE");
    }

    @Test
    void tenUpdatesWithinTheWindowAreOneBuildWhichAnUrgentOneSetsOff() {
        for (int i = 1; i < CAUSES; i++) {
            harbour.town.eventIn("BUILDING", "part" + i);
        }
        JsonNode held = build(harbour.town.event("part1"), "window-image");
        assertThat(held.path("state_name").asText()).isEqualTo("PLANNED");
        assertThat(held.path("causes")).hasSize(CAUSES - 1);

        harbour.ship("part" + CAUSES, "security", harbour.newer("part" + CAUSES, "1-2.fc27", "part" + CAUSES));

        JsonNode built = build(ended("part" + CAUSES), "window-image");
        assertThat(built.path("id").asLong()).isEqualTo(held.path("id").asLong());
        assertThat(built.path("causes")).hasSize(CAUSES);
        assertThat(harbour.orders("window-image")).hasSize(1);
    }
}
