package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Harbour.decision;
import static io.freshmaker.acceptance.Harbour.reason;
import static io.freshmaker.acceptance.Harbour.state;
import static io.freshmaker.acceptance.Town.build;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.sandbox.koji.ImportedBuild;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is signed waits so long for Koji that its composes expire, is built on new ones, and is shipped while some of that
 * still runs; Koji is told ODCS's ids, and each build has one attempt.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedThenShippedJourneyTest {

    private static final List<String> SIGNED = List.of("openssl-libs", "zlib", "xz-libs", "perl-libs");

    private ComposeYard yard;
    private Harbour harbour;
    private ImportedBuild openssl;
    private ImportedBuild zlib;
    private ImportedBuild perl;

    @BeforeAll
    void signsEverythingWhileNothingIsSubmitted(@TempDir Path directory) {
        yard = new ComposeYard(directory);
        harbour = yard.harbour;
        harbour.with("freshmaker.odcs.hand-over", "ids")
                .with("freshmaker.koji.attempts", "1")
                .rpm("openssl", "1:1.1.0g-1.fc27", "openssl-libs")
                .image("join-base", null, "openssl-libs")
                .image("join-app", "join-base")
                .rpm("zlib", "1.2.11-4.fc27", "zlib")
                .image("fail-base", null, "zlib")
                .image("fail-app", "fail-base")
                .rpm("xz", "5.2.3-4.fc27", "xz-libs")
                .image("late-base", null, "xz-libs")
                .image("late-app", "late-base")
                .rpm("perl", "4:5.22.4-1.fc27", "perl-libs")
                .image("perl-plain", null, "perl-libs");
        modular("5.24", "4:5.24.3-1.module_f27+1+a1b2c3d4", 20, "perl-old");
        modular("5.26", "4:5.26.1-1.module_f27+1+a1b2c3d4", 21, "perl-new");
        openssl = yard.signed("openssl", "1:1.1.0h-3.fc27", "openssl-libs");
        zlib = yard.signed("zlib", "1.2.11-5.fc27", "zlib");
        ImportedBuild xz = yard.signed("xz", "5.2.3-5.fc27", "xz-libs");
        ImportedBuild part = harbour.newer("perl", "4:5.26.1-2.module_f27+2+0b1c2d3e", "perl-libs");
        perl = harbour.koji.stock().module("perl:5.26:20180302:0b1c2d3e", 22, part);
        harbour.start();
        harbour.koji.script().stuck("join-base");
        harbour.koji.script().stuck("fail-base");
        harbour.command("pause", "koji");
        yard.tell("join", openssl);
        yard.tell("fail", zlib);
        yard.tell("late", xz);
        yard.tellModule("module", perl);
        soon(() -> assertThat(harbour.town.get("/api/2/composes/?state=done").path("items"))
                .hasSize(SIGNED.size()));
        yard.odcs.advance(Duration.ofDays(2));
        soon(() -> assertThat(SIGNED).allMatch(rpm -> yard.made(rpm).size() == 2));
        harbour.command("resume", "koji");
    }

    private void modular(String stream, String evr, long id, String image) {
        ImportedBuild rpm = harbour.newer("perl", evr, "perl-libs").tag("f27-modular-content");
        harbour.koji.stock().module("perl:" + stream + ":20180101:a1b2c3d4", id, rpm);
        harbour.image(image, null, "perl-libs");
    }

    @AfterAll
    void stopsTheYard() {
        yard.close();
        assertThat(harbour.koji.duplicates()).isEmpty();
    }

    private static void soon(ThrowingRunnable asserted) {
        await().atMost(Duration.ofSeconds(25)).untilAsserted(asserted);
    }

    private JsonNode ended(String id) {
        return harbour.town.eventIn("COMPLETE", id);
    }

    private void running(String id, String image) {
        soon(() -> assertThat(reason(harbour.town.event(id), image)).startsWith("Building as koji task"));
    }

    private List<String> contents(JsonNode event, String image) {
        return harbour.koji
                .stock()
                .contents(build(event, image).path("rebuilt_nvr").asText(), "x86_64");
    }

    /** The ids of composes that Koji was told with an order. */
    private JsonNode told(String image, int order) {
        return harbour.orders(image).get(order).opts().path("compose_ids");
    }

    @Test
    void aComposeThatExpiresBeforeAnythingIsSubmittedIsMadeAnewForAll() {
        JsonNode event = ended("late");

        assertThat(event.path("state_reason").asText()).isEqualTo("All 2 rebuilt.");
        List<JsonNode> composes = yard.composes(event);
        assertThat(composes).hasSize(2);
        assertThat(composes.get(0).path("state_name").asText()).isEqualTo("removed");
        assertThat(composes.get(1).path("renews").asLong())
                .isEqualTo(composes.get(0).path("id").asLong());
        String renewed = "[" + yard.made("xz-libs").get(1) + "]";
        for (String image : List.of("late-base", "late-app")) {
            assertThat(told(image, 0).toString()).as(image).isEqualTo(renewed);
            assertThat(harbour.orders(image).get(0).opts().has("yum_repourls")).isFalse();
            JsonNode build = build(event, image);
            assertThat(build.path("odcs_composes").toString()).isEqualTo(renewed);
            assertThat(build.at("/build_args/compose_ids").toString()).isEqualTo(renewed);
            assertThat(contents(event, image)).containsExactly("xz-libs-5.2.3-5.fc27");
        }
    }

    @Test
    void whatIsShippedJoinsTheBuildThatRunsOnACompose() {
        running("join", "join-base");
        JsonNode fast = harbour.town.event("join");

        harbour.ship("join-shipped", "bugfix", openssl);

        JsonNode slow = harbour.town.eventIn("BUILDING", "join-shipped");
        long running = build(fast, "join-base").path("id").asLong();
        assertThat(decision(slow, "join-base").path("reason").asText())
                .contains("build " + running + " of event " + fast.path("id") + " is rebuilding it with openssl-libs"
                        + " 1:1.1.0h-3.fc27 since ");
        for (String image : List.of("join-base", "join-app")) {
            assertThat(build(slow, image).path("id"))
                    .isEqualTo(build(fast, image).path("id"));
        }

        harbour.koji.letGo("join-base");

        assertThat(ended("join-shipped").path("state_reason").asText()).isEqualTo("All 2 rebuilt.");
        JsonNode event = ended("join");
        assertThat(harbour.orders("join-base")).hasSize(1);
        assertThat(harbour.orders("join-app")).hasSize(1);
        assertThat(contents(event, "join-app")).containsExactly("openssl-libs-1.1.0h-3.fc27");
    }

    @Test
    void aBuildThatFailsAfterItsRpmWasShippedIsMadeOnceMoreWithoutItsCompose() {
        running("fail", "fail-base");
        harbour.ship("fail-shipped", "bugfix", zlib);
        harbour.town.eventIn("BUILDING", "fail-shipped");
        harbour.command("pause", "koji");

        harbour.koji.letFail("fail-base", "The repository of the compose broke off.");

        long compose = yard.made("zlib").get(1);
        soon(() -> assertThat(reason(harbour.town.event("fail"), "fail-base"))
                .startsWith("Tried again without compose " + compose + ", as zlib is shipped by now;")
                .contains("The repository of the compose broke off."));
        assertThat(harbour.orders("fail-base")).hasSize(1);
        harbour.command("resume", "koji");

        JsonNode event = ended("fail-shipped");
        assertThat(ended("fail").path("state_reason").asText()).isEqualTo("All 2 rebuilt.");
        assertThat(told("fail-base", 0).toString()).isEqualTo("[" + compose + "]");
        assertThat(harbour.orders("fail-base")).hasSize(2);
        assertThat(told("fail-base", 1)).isEmpty();
        assertThat(build(event, "fail-base").path("odcs_composes")).isEmpty();
        assertThat(build(event, "fail-base").path("build_args").has("compose_ids"))
                .isFalse();
        assertThat(contents(event, "fail-app")).containsExactly("zlib-1.2.11-5.fc27");
    }

    @Test
    void aSignedModuleIsComposedOfItsPartsForImagesOfItsStream() {
        JsonNode event = ended("module");

        assertThat(event.path("builds")).hasSize(1);
        assertThat(contents(event, "perl-new")).containsExactly("perl-libs-5.26.1-2.module_f27+2+0b1c2d3e");
        JsonNode compose = yard.composes(event).get(1);
        assertThat(compose.path("source_type_name").asText()).isEqualTo("build");
        assertThat(compose.path("builds_in").toString()).isEqualTo("[\"perl-5.26.1-2.module_f27+2+0b1c2d3e\"]");
        assertThat(told("perl-new", 0).path(0)).isEqualTo(compose.path("compose_id"));
        assertThat(harbour.orders("perl-old")).isEmpty();
        assertThat(harbour.orders("perl-plain")).isEmpty();

        harbour.shipModule("module-shipped", perl);

        JsonNode shipped = harbour.town.eventIn("SKIPPED", "module-shipped");
        assertThat(decision(shipped, "perl-new").path("reason").asText())
                .contains(build(event, "perl-new").path("rebuilt_nvr").asText(), "holds perl-libs");
        assertThat(state(event, "perl-new")).isEqualTo("DONE");
    }
}
