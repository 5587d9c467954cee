package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.koji.ContainerOrder;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiTags;
import io.freshmaker.koji.KojiTask;
import io.freshmaker.koji.KojiTasks;
import io.freshmaker.koji.LostKojiAnswer;
import io.freshmaker.sandbox.koji.HubFaults;
import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import io.freshmaker.settings.SettingsReader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of orders when the hub or the way to it is troubled, with tasks counted at the hub. */
@Timeout(60)
class KojiTroublesTest {

    private static final String TARGET = "f27-container-candidate";

    private final Instant start = Instant.now();
    private KojiStandIn hub;
    private ChosenKoji koji;
    private KojiTasks tasks;

    private void open(KojiOptions options) {
        hub = KojiStandIn.start(options, (topic, message) -> {});
        hub.stock().tag(TARGET);
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
                "",
                System.nanoTime());
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
        assertThatThrownBy(() -> tasks.order(
                        new ContainerOrder("git://h#1", TARGET, Map.of(), null, "attic", System.nanoTime())))
                .isInstanceOf(KojiFault.class);
        assertThat(tasks.withToken("made", start)).isPresent();
        assertThat(tasks.withToken("not made", start)).isEmpty();
        assertThat(tasks.since(start)).hasSize(1);
    }

    @Test
    void speaksToAnOldHubAsWell() {
        open(KojiOptions.usual().old());
        hub.faults().next(1, HubFaults.ANY, HubFaults.Kind.UNAVAILABLE_503);
        assertThat(new KojiTags(koji.hub(), InstantSource.system()).inheritance(TARGET))
                .containsExactly(TARGET);
        tasks.order(order("tok-1"));
        hub.faults().next(1, "buildContainer", HubFaults.Kind.EXPIRED_1007);
        tasks.order(order("tok-2"));
        assertThat(tasks.since(start)).hasSize(2);
    }
}
