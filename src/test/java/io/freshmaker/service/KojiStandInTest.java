package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.freshmaker.koji.ContainerOrder;
import io.freshmaker.koji.KojiBuild;
import io.freshmaker.koji.KojiBuilds;
import io.freshmaker.koji.KojiContents;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.koji.KojiTags;
import io.freshmaker.koji.KojiTask;
import io.freshmaker.koji.KojiTaskState;
import io.freshmaker.koji.KojiTasks;
import io.freshmaker.koji.LostKojiAnswer;
import io.freshmaker.sandbox.koji.HubFaults;
import io.freshmaker.sandbox.koji.HubStock;
import io.freshmaker.sandbox.koji.ImageRecipe;
import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import io.freshmaker.settings.SettingsReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole client against the stand-in of a hub, with the troubles that it knows. */
@Timeout(60)
class KojiStandInTest {

    private static final String TARGET = "f27-container-candidate";
    private static final ImageRecipe BASE = ImageRecipe.of("fedora-base", "f27")
            .version("27")
            .arches("x86_64", "aarch64")
            .packages("bash", "openssl-libs");

    private final Instant start = Instant.now();
    private KojiStandIn hub;
    private ChosenKoji koji;
    private KojiTasks tasks;

    private void open(KojiOptions options) {
        hub = KojiStandIn.start(options.withStep(Duration.ofMillis(5)), (topic, message) -> {}, KojiStandInTest::stock);
        var settings = new SettingsReader()
                .read(
                        null,
                        Map.of(),
                        Map.of(
                                "freshmaker.koji.url", hub.url(),
                                "freshmaker.koji.auth", "password",
                                "freshmaker.koji.user", "freshmaker",
                                "freshmaker.koji.password", "secret"));
        koji = ChosenKoji.open(settings.koji()).orElseThrow();
        tasks = new KojiTasks(koji.hub());
    }

    private static void stock(KojiStandIn hub) {
        HubStock stock = hub.stock();
        stock.tag("f27-updates", "f27");
        stock.tag("f27-container-build", "f27-updates");
        stock.tag(TARGET, "f27-container");
        stock.target(TARGET, "f27-container-build", TARGET);
        stock.describe(BASE);
        stock.rpm("openssl", "1:1.1.0f-9.fc27", "openssl", "openssl-libs").tag("f27");
        stock.rpm("bash", "4.4.12-13.fc27", "bash").tag("f27");
        stock.importBuilt(BASE);
    }

    @AfterEach
    void stopsIt() {
        koji.close();
        hub.close();
    }

    private static ContainerOrder order(String token) {
        return new ContainerOrder(
                "git://pkgs.example.org/container/fedora-base#" + "c".repeat(40),
                TARGET,
                Map.of("git_branch", "f27", "userdata", Map.of(KojiTask.TOKEN, token)),
                null,
                "");
    }

    @Test
    void seesAContainerFromItsOrderToItsContents() {
        open(KojiOptions.usual());
        KojiHub reader = koji.hub();
        KojiTags tags = new KojiTags(reader, InstantSource.system());
        assertThat(tags.target(TARGET).orElseThrow().buildTag()).isEqualTo("f27-container-build");
        assertThat(tags.inheritance("f27-container-build"))
                .containsExactly("f27-container-build", "f27-updates", "f27");

        long task = tasks.order(order("tok-1"));
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> tasks.all(List.of(task)).get(task).state() == KojiTaskState.CLOSED);

        KojiBuild image = new KojiBuilds(reader).ofTask(task).get(0);
        assertThat(image.token()).isEqualTo("tok-1");
        assertThat(image.completed()).isAfter(start.minusSeconds(1));
        assertThat(tags.latestImages(TARGET)).extracting(KojiBuild::id).containsExactly(image.id());
        assertThat(tags.images(TARGET)).hasSize(2);
        assertThat(tags.ofBuild(image.id())).containsExactly(TARGET);
        assertThat(new KojiContents(reader).of(List.of(image.id())).rpms().get(image.id()))
                .extracting(rpm -> rpm.name() + " " + rpm.version() + " " + rpm.arch())
                .contains("openssl-libs 1:1.1.0f-9.fc27 x86_64", "openssl-libs 1:1.1.0f-9.fc27 aarch64");
    }

    @Test
    void makesOneTaskWhateverHappensToASession() {
        open(KojiOptions.usual());
        tasks.order(order("tok-0"));
        for (HubFaults.Kind kind :
                List.of(HubFaults.Kind.EXPIRED_1007, HubFaults.Kind.BAD_SESSION_1002, HubFaults.Kind.SEQUENCE_1008)) {
            hub.faults().next(1, "buildContainer", kind);
            tasks.order(order(kind.name()));
            assertThat(hub.faults().hits(kind)).isEqualTo(1);
        }
        assertThat(tasks.since(start))
                .extracting(KojiTask::token)
                .containsExactly("SEQUENCE_1008", "BAD_SESSION_1002", "EXPIRED_1007", "tok-0");
    }

    @Test
    void findsTheTaskWhoseAnswerWasLostAndNoOther() {
        open(KojiOptions.usual());
        hub.faults().next(1, "buildContainer", HubFaults.Kind.LOST_AFTER_WORK);
        assertThatThrownBy(() -> tasks.order(order("made"))).isInstanceOf(LostKojiAnswer.class);
        for (HubFaults.Kind kind : List.of(HubFaults.Kind.LOST_BEFORE_WORK, HubFaults.Kind.BAD_GATEWAY_502)) {
            hub.faults().next(1, "buildContainer", kind);
            assertThatThrownBy(() -> tasks.order(order("not made"))).isInstanceOf(LostKojiAnswer.class);
        }
        hub.faults().next(1, "buildContainer", HubFaults.Kind.OFFLINE_1014);
        assertThatThrownBy(() -> tasks.order(order("not made"))).isExactlyInstanceOf(KojiException.class);
        assertThatThrownBy(() -> tasks.order(new ContainerOrder("git://h#1", TARGET, Map.of(), null, "attic")))
                .isInstanceOf(KojiFault.class);
        assertThat(tasks.withToken("made", start)).isPresent();
        assertThat(tasks.withToken("not made", start)).isEmpty();
        assertThat(tasks.since(start)).hasSize(1);
    }

    @Test
    void speaksToAnOldHubAsWell() {
        open(KojiOptions.usual().old());
        hub.faults().next(1, HubFaults.ANY, HubFaults.Kind.UNAVAILABLE_503);
        assertThat(new KojiTags(koji.hub(), InstantSource.system()).images(TARGET))
                .hasSize(1);
        tasks.order(order("tok-1"));
        hub.faults().next(1, "buildContainer", HubFaults.Kind.EXPIRED_1007);
        tasks.order(order("tok-2"));
        assertThat(tasks.since(start)).hasSize(2);
    }
}
