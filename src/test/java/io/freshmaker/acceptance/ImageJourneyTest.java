package io.freshmaker.acceptance;

import static io.freshmaker.acceptance.Harbour.decision;
import static io.freshmaker.acceptance.Harbour.reason;
import static io.freshmaker.acceptance.Harbour.state;
import static io.freshmaker.acceptance.Town.build;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.sandbox.koji.ReceivedOrder;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Rpms are shipped, and what holds them is rebuilt at Koji; each test has its own rpms and images, and all go at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageJourneyTest {

    private Harbour harbour;
    private String dockerfile;

    @BeforeAll
    void shipsEverything(@TempDir Path directory) {
        harbour = new Harbour(directory);
        var shipments = new ImageShipments(harbour);
        harbour.start();
        dockerfile = shipments.ship();
    }

    @AfterAll
    void stopsTheTown() {
        harbour.close();
        assertThat(harbour.koji.duplicates()).isEmpty();
    }

    private JsonNode ended(String id) {
        return harbour.town.eventIn("COMPLETE", id);
    }

    @Test
    void aChainIsBuiltLevelByLevelEachOnItsParentsNewBuild() {
        JsonNode event = ended("chain");

        assertThat(event.path("state_reason").asText()).isEqualTo("All 3 rebuilt.");
        assertThat(event.path("event_type_id").asInt()).isEqualTo(5);
        String above = "";
        long last = 0;
        for (String image : new String[] {"chain-base", "chain-httpd-container", "chain-webapp-container"}) {
            JsonNode build = build(event, image);
            String nvr = build.path("rebuilt_nvr").asText();
            ReceivedOrder order = harbour.orders(image).get(0);
            assertThat(harbour.orders(image)).hasSize(1);
            assertThat(order.task()).isEqualTo(build.path("build_id").asLong()).isGreaterThan(last);
            assertThat(nvr).isEqualTo(image + "-1-" + order.release());
            assertThat(build.path("build_args").path("parent").asText("")).isEqualTo(above);
            assertThat(harbour.koji.stock().contents(nvr, "x86_64")).contains("openssl-libs-1.1.0h-3.fc27");
            above = nvr;
            last = order.task();
        }
        assertThat(harbour.town
                        .get("/api/1/builds/?name=chain-webapp-container")
                        .at("/items/0/dep_on")
                        .asText())
                .isEqualTo("chain-httpd-container");
        assertThat(decision(event, "chain-base").path("reason").asText()).contains("openssl-libs 1:1.1.0g-1.fc27");
    }

    @Test
    void aDiamondIsBuiltFromItsRootToItsTipOnce() {
        JsonNode event = ended("diamond");

        assertThat(event.path("state_reason").asText()).isEqualTo("All 4 rebuilt.");
        assertThat(build(event, "diamond-tip").path("batch").asInt()).isEqualTo(2);
        assertThat(build(event, "diamond-tip").path("build_args").path("parent").asText())
                .isEqualTo(build(event, "diamond-left").path("rebuilt_nvr").asText());
        assertThat(harbour.orders("diamond-tip")).hasSize(1);
        assertThat(harbour.orders("diamond-tip").get(0).task())
                .isGreaterThan(harbour.orders("diamond-left").get(0).task())
                .isGreaterThan(harbour.orders("diamond-right").get(0).task());
    }

    @Test
    void anImageBetweenTwoOutdatedOnesIsRebuiltForTheUpperOne() {
        JsonNode event = ended("between");

        assertThat(event.path("builds")).hasSize(3);
        assertThat(build(event, "between-base").path("rebuild_reason").asText()).isEqualTo("directly_affected");
        assertThat(build(event, "between-plain").path("rebuild_reason").asText())
                .isEqualTo("dependency");
        assertThat(build(event, "between-app").path("rebuild_reason").asText()).isEqualTo("directly_affected");
        assertThat(build(event, "between-app").path("build_args").path("parent").asText())
                .isEqualTo(build(event, "between-plain").path("rebuilt_nvr").asText());
    }

    @Test
    void whatDoesNotHoldItAndWhatIsOfAnotherReleaseIsLeftAlone() {
        JsonNode event = ended("chain");

        assertThat(event.path("decisions")).hasSize(3);
        assertThat(harbour.orders("bystander")).isEmpty();
        assertThat(harbour.orders("elsewhere")).isEmpty();
    }

    @Test
    void whoAsksWhyIsToldOfTheRebuildItsReasonAndItsReleases() {
        JsonNode event = ended("chain");
        String image = event.at("/decisions/0/artifact").asText();

        JsonNode why = harbour.town.get("/api/2/why/?artifact=" + image + "&rpm=openssl-1.1.0h-3.fc27");
        assertThat(why.path("answer").asText()).isEqualTo("rebuilt");
        assertThat(why.path("sentence").asText()).contains(" was rebuilt as ", " because it held openssl");
        assertThat(why.at("/chain/constituents").toString()).contains("openssl-1.1.0h-3.fc27");
        assertThat(harbour.command("why", image, "openssl-libs-1.1.0h-3.fc27"))
                .startsWith(why.path("sentence").asText());
        String nvr = why.at("/chain/build/rebuilt_nvr").asText();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(harbour.town
                                .get("/api/1/verify-image/" + nvr)
                                .at("/images/" + nvr)
                                .toString())
                        .contains("F27"));
    }

    @Test
    void aFailedImageFailsWhatIsBuiltOnItUntilItIsTriedAgain() {
        JsonNode event = ended("fail");
        assertThat(reason(event, "fail-middle")).contains("The RUN command failed.", "Tried 2 times.");
        assertThat(state(event, "fail-top")).isEqualTo("FAILED");
        assertThat(reason(event, "fail-top")).contains("fail-middle");
        assertThat(state(event, "fail-sibling")).isEqualTo("DONE");
        assertThat(harbour.orders("fail-middle")).hasSize(2);
        assertThat(harbour.orders("fail-top")).isEmpty();

        harbour.koji.script().clear("fail-middle");
        harbour.command("retry", "--event", event.path("id").asText());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                harbour.town.event("fail").path("state_reason").asText())
                        .startsWith("All 4 rebuilt. Tried again by "));
        assertThat(harbour.orders("fail-base")).hasSize(1);
        assertThat(harbour.orders("fail-sibling")).hasSize(1);
        assertThat(build(harbour.town.event("fail"), "fail-top")
                        .path("build_args")
                        .path("parent")
                        .asText())
                .isEqualTo(build(harbour.town.event("fail"), "fail-middle")
                        .path("rebuilt_nvr")
                        .asText());
    }

    @Test
    void anUpdateOfWhatNoImageHoldsIsSkippedAndSaysSo() {
        assertThat(harbour.town
                        .eventIn("SKIPPED", "nothing")
                        .path("state_reason")
                        .asText())
                .isEqualTo("No image of F27 ever held an earlier version of cowsay.");
    }

    @Test
    void aModuleConcernsOnlyImagesOfItsNameAndStream() {
        JsonNode event = ended("module");

        assertThat(event.path("builds")).hasSize(1);
        assertThat(reason(event, "perl-new")).isEqualTo("Built. It holds no older version of what it was rebuilt for.");
        assertThat(harbour.orders("perl-old")).isEmpty();
        assertThat(harbour.orders("perl-plain")).isEmpty();
    }

    @Test
    void aChangedDockerfileIsBuiltFromItsCommitAndThenWhatIsBuiltOnIt() {
        JsonNode event = ended("dockerfile");

        assertThat(event.path("event_type_id").asInt()).isEqualTo(4);
        assertThat(event.path("builds")).hasSize(2);
        assertThat(harbour.orders("docker-base"))
                .hasSize(1)
                .allMatch(order -> order.src().endsWith("#" + dockerfile));
        JsonNode first = build(event, "docker-base").path("build_args");
        assertThat(first.path("original_parent").asText()).isEqualTo("docker-root-1-1.f27container");
        assertThat(first.path("parent").asText()).isEqualTo("docker-root-1-1.f27container");
        assertThat(build(event, "docker-app")
                        .path("build_args")
                        .path("original_parent")
                        .asText())
                .isEqualTo("docker-base-1-1.f27container");
        assertThat(build(event, "docker-app").path("build_args").path("parent").asText())
                .isEqualTo(build(event, "docker-base").path("rebuilt_nvr").asText());
    }

    @Test
    void aTaskThatSomebodyCancelsCancelsItsBuildAndEndsWhatWaitsForIt() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> harbour.orders("cancel-base").stream().anyMatch(order -> order.task() > 0));
        harbour.koji.cancel(harbour.orders("cancel-base").get(0).task());

        JsonNode event = harbour.town.eventIn("CANCELED", "cancel");
        assertThat(state(event, "cancel-base")).isEqualTo("CANCELED");
        assertThat(reason(event, "cancel-base")).contains("Somebody canceled task ");
        assertThat(reason(event, "cancel-app")).contains("cancel-base");
        assertThat(harbour.orders("cancel-base")).hasSize(1);
        assertThat(harbour.orders("cancel-app")).isEmpty();
    }

    @Test
    void whatABuildHoldsIsChecked() {
        JsonNode event = ended("contents");

        assertThat(state(event, "stale-image")).isEqualTo("FAILED");
        assertThat(reason(event, "stale-image"))
                .contains("still holds lz4-libs 1.8.0-1.fc27 in x86_64, shipped is 1.8.1-1.fc27");
        assertThat(state(event, "gone-image")).isEqualTo("DONE");
        assertThat(reason(event, "gone-image"))
                .isEqualTo("Built. It holds nothing of lz4-libs any more. Gone since gone-image-1-1.f27container:"
                        + " lz4-libs 1.8.0-1.fc27.");
    }

    @Test
    void anUpdateOfSeveralBuildsIsOneEventAndEachImageBuiltOnce() {
        JsonNode event = ended("pair");

        assertThat(event.path("builds")).hasSize(3);
        assertThat(build(event, "pair-both").path("causes")).hasSize(2);
        assertThat(harbour.orders("pair-both")).hasSize(1);
    }

    @Test
    void whatHoldsTheNewVersionAlreadyIsLeftAloneAndItsDecisionSaysWhich() {
        JsonNode event = ended("ahead");

        assertThat(event.path("builds")).hasSize(1);
        assertThat(decision(event, "ahead-image").path("rebuild").asBoolean()).isFalse();
        assertThat(decision(event, "ahead-image").path("reason").asText())
                .isEqualTo("not rebuilt: ahead-image-1-2.f27container holds gzip 1.8-4.fc27 already");
    }

    @Test
    void whatFailedOnceIsTriedAgainAndBothAreOnRecord() {
        JsonNode event = ended("flaky");

        assertThat(state(event, "flaky-image")).isEqualTo("DONE");
        assertThat(harbour.orders("flaky-image"))
                .hasSize(2)
                .extracting(ReceivedOrder::token)
                .doesNotHaveDuplicates();
        assertThat(build(event, "flaky-image")
                        .path("build_args")
                        .path("attempt")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aReleaseThatBodhiTellsNothingOfIsShippedByItsTag() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(harbour.town
                                .get("/api/1/builds/?name=tagged")
                                .at("/items/0/state_name")
                                .asText())
                        .isEqualTo("DONE"));
        assertThat(harbour.orders("tagged"))
                .hasSize(1)
                .allMatch(order -> order.target().equals("f28-container-candidate"));
    }
}
